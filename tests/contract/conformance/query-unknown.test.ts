import { expectSame } from '../../fixtures/answer.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { LENIENT } from '../../fixtures/inputs/sources.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { stageOf } from '../../fixtures/stage.ts';

/** Parameters that nothing has, that differ from known ones in case, and that objects start with. */
const UNKNOWN = [
  'nonsense=1',
  'nonsense[]=1',
  'PAGE=0',
  '__proto__=1',
  '__proto__[x]=1',
  '%=&&=',
  'constructor=1',
];
const QUERY = UNKNOWN.join('&');

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'ignores parameters that it does not know', LENIENT, async () => {
      await (operation.method === 'get' ? answersTheSame(operation) : succeeds(operation));
    });
  }
});

async function answersTheSame(operation: Operation): Promise<void> {
  const stage = await stageOf(operation);
  const [plain, asked] = [await stage.send({}), await stage.send({ query: QUERY })];
  succeeded(asked, 'unknown parameters are ignored');
  expectSame(asked, 'the data is as without them', data(plain.body), data(asked.body));
}

async function succeeds(operation: Operation): Promise<void> {
  const stage = await stageOf(operation);
  const { ids = [], body } = await scenario(operation.id, stage.owner);
  const answer = await stage.send({
    ids,
    query: QUERY,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  succeeded(answer, 'unknown parameters are ignored');
}

const data = (body: unknown): unknown => (body as { data: unknown }).data;
