import { expectSame } from '../../../fixtures/answer.ts';
import type { LooseInput } from '../../../fixtures/client.ts';
import { ACTORS } from '../../../fixtures/contract.ts';
import { probe } from '../../../fixtures/live/probe.ts';
import { live } from '../../../fixtures/live/settings.ts';
import { refused, refusedWith } from '../../../fixtures/refusals.ts';
import { sentence } from '../../../fixtures/sentence.ts';
import { cellsOf, isRefused, type MatrixCell } from '../cells.ts';
import { listed, nearestOccasionOf } from '../occasions.ts';
import { refusalOf, sentenceOf } from '../words.ts';
import { observe } from './observe.ts';

/*
 * Calls that an actor may not make at all (OWASP API5: function level): on what is nearest to him and with input that
 * an owner succeeds with, so that no 404 or 422 hides an open door, and with input that nobody succeeds with.
 */

const NOBODYS_ID = Number.MAX_SAFE_INTEGER;

for (const cell of cellsOf(['me', 'list', 'read', 'write'], ACTORS).filter(isRefused)) {
  const { operation, actor, reach } = cell;
  const status = operation.access[actor].refused_with ?? (actor === 'anonymous' ? 401 : 403);
  const why = operation.responses[status]?.source ?? 'guess: the document has no such answer';

  sentence(sentenceOf(operation.id, actor, reach), [operation.source, cell.source], async ({ task }) => {
    if (live) {
      const found = await probe(operation, actor);
      return observe(task, cell).note([], found.status < 400);
    }
    const { world, input } = await nearestOccasionOf(operation, actor);
    const seen = observe(task, cell);
    const before = await listed(world.as('owner'), operation, input);
    const answer = await world.as(actor).send(operation.id, input);
    seen.note([], answer.status < 400);
    const after = await listed(world.as('owner'), operation, input);
    refused(answer, sentenceOf(operation.id, actor, reach));
    expectSame(answer, 'a refused call changes nothing', before, after);
  });

  sentence(refusalOf(operation.id, actor, status), [operation.source, cell.source, why], async () => {
    if (live) return refusedWith(await probe(operation, actor), status);
    const { world, input } = await nearestOccasionOf(operation, actor);
    refusedWith(await world.as(actor).send(operation.id, input), status);
    for (const bad of badInputs(cell, input)) {
      refusedWith(await world.as(actor).send(operation.id, bad), status, [], 'bad input is refused alike');
    }
  });
}

function badInputs({ operation }: MatrixCell, input: LooseInput): LooseInput[] {
  const { ids = [] } = input;
  return [
    ...(operation.body ? [{ ...input, body: { nonsense: true } }] : []),
    ...(operation.queryParameters.length > 0 ? [{ ...input, query: { page: 'first' } }] : []),
    ...(ids.length > 0 ? [{ ...input, ids: [...ids.slice(0, -1), NOBODYS_ID] }] : []),
  ];
}
