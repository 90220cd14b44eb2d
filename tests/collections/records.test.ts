import { expect, test } from 'vitest';
import { memoryLines } from '../../scripts/collections/memory.ts';
import { allNouns } from '../../scripts/collections/records.ts';
import type { Contract, Operation, Schema } from '../../scripts/contract/contract.ts';

/** A contract with two operations for each of many resources; `reads` counts the reads of paths. */
function createContract(resources: number) {
  const counter = { reads: 0 };
  const operation = (path: string, schema: Schema) =>
    ({
      id: path,
      method: 'get',
      success: { status: 200, schema },
      get path() {
        counter.reads += 1;
        return path;
      },
    }) as Operation;
  const operations = Array.from({ length: resources }, (_, i) => {
    const record: Schema = { type: 'object', properties: { id: { type: 'integer' } } };
    return [
      operation(`/things${i}s`, { type: 'array', items: record }),
      operation(`/things${i}s/{id}`, record),
    ];
  });
  return { counter, contract: { operations: operations.flat() } as Contract };
}

test('facts about all operations are collected once for all requests', () => {
  const countReads = (resources: number) => {
    const { counter, contract } = createContract(resources);
    for (const operation of contract.operations) {
      allNouns(contract);
      memoryLines(operation, contract);
    }
    return counter.reads;
  };
  expect(countReads(200)).toBe(10 * countReads(20));
});

test('a script stores the ID of the first record of a list for requests on a single record', () => {
  const { contract } = createContract(2);
  expect(memoryLines(contract.operations[2] as Operation, contract).join('\n')).toContain("'id_of_things1'");
  expect(allNouns(contract)).toEqual(['things0', 'things1']);
});

test('a script stores the ID of the first record of a list even if no request reads a single record', () => {
  const record: Schema = { type: 'object', properties: { id: { type: 'integer' } } };
  const list = {
    id: 'listPhases',
    method: 'get',
    path: '/projects/{project}/phases',
    success: { status: 200, schema: { type: 'array', items: record } },
  } as Operation;
  const contract = { operations: [list] } as Contract;
  expect(memoryLines(list, contract).join('\n')).toContain("'id_of_phase'");
});
