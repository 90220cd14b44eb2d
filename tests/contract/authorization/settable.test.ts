import { attemptsAt } from '../../fixtures/actor-scenarios.ts';
import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { contract, operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { type Fields, ID_OF, type Kind } from '../../fixtures/oracle-facts.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';
import { cellOf, isRefused } from './cells.ts';
import { SHOWN_BY } from './fields.ts';
import { DOING } from './operations.ts';
import { takesIn, tryOut } from './outcome.ts';
import { SETTABLE_CASES, type SettableCase } from './settable-cases.ts';
import { nameOf } from './words.ts';

/*
 * Fields that not everyone may set who may write the record (OWASP API3: property level), as the contract document
 * has it. Who may not write the record at all is refused as such.
 */

for (const settable of SETTABLE_CASES) {
  const { operation: id, field, schema, billing } = settable;
  const operation = operationNamed(id);
  for (const actor of SIGNED_IN.filter((each) => !isRefused(cellOf(id, each)))) {
    const cell = ruleOf(settable)?.cells[actor];
    if (!cell) throw new Error(`nothing says whether ${actor} may set ${schema}.${field}`);
    const which = billing === undefined ? '' : ` of a project that is ${billing.replace('_', ' ')}`;
    const can = isRefused(cell) ? 'cannot' : 'can';
    const sources = [operation.source, cell.source, operation.responses[403]?.source ?? ''];
    sentence(`${nameOf(actor)} ${can} set ${field}${which} by ${id}`, sources, async () => {
      const around = new Surroundings(await newWorld(), actor);
      const { kind } = DOING[id] as { kind: Kind };
      const { reach } = cellOf(id, actor);
      const [attempt] = await attemptsAt(id, kind, around, (relation) => takesIn(reach, relation));
      if (!attempt) throw new Error('nothing to try it on');
      if (settable.base) await prepare(around, attempt.input.ids ?? [], settable.base);
      const sent = await settable.body(around);
      const body = id.startsWith('create') ? { ...(attempt.input.body as Fields), ...sent } : sent;
      const input = { ...attempt.input, body };
      const { answer, before, after } = await tryOut(around.me, id, { ...attempt, input });
      if (takesIn(cell.reach, attempt.relation)) await isKept(around, settable, answer, sent);
      else {
        refusedWith(answer, 403);
        expectSame(answer, 'a refused write changes nothing', before, after);
      }
    });
  }
}

/** The rule of the field: the one for the billing type, or else the last one. */
function ruleOf({ schema, field, billing }: SettableCase) {
  const rules = contract.writability(schema)[field] ?? [];
  return rules.find(({ when }) => when?.billing_type?.includes(billing ?? '')) ?? rules.at(-1);
}

async function prepare({ owner }: Surroundings, ids: (number | string)[], body: Fields): Promise<void> {
  succeeded(await owner.send('updateProject', { ids: ids.slice(0, 1), body }));
}

/** The owner finds what was sent on the record. */
async function isKept(
  around: Surroundings,
  { operation, schema, field }: SettableCase,
  answer: Answer,
  sent: Fields,
) {
  const { data } = succeeded(answer, `${around.actor} may set ${field}`) as { data: Fields };
  const { owner } = around;
  if (schema === 'ProjectPhaseCreate') {
    const phases = succeeded(await owner.call('listPhases', { ids: [data.project_id as number] })).data;
    expectSame(
      answer,
      `the phase has its ${field}`,
      [60],
      phases.map((phase) => phase.budget_minutes),
    );
    return;
  }
  const { kind } = DOING[operation] as { kind: Kind };
  const { read } = SHOWN_BY[kind] as { read: string };
  const ids = kind === 'phase' ? [data.project_id, data.phase_id] : [data[ID_OF[kind]]];
  const kept = succeeded(await owner.send(read, { ids: ids as number[] })) as { data: Fields };
  expectSame(answer, `${field} is kept`, sent[field], kept.data[field]);
}
