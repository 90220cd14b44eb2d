import { findResponseSource, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { type BadInput, expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';
import { type OperationFixture, prepareFixture } from '../../fixtures/operation-fixture.ts';
import { resolveStatus } from '../../fixtures/rejections.ts';
import { isDeterminedByRecord } from '../../fixtures/wire.ts';

/** Values in a path that are not IDs: only positive integers up to 2^53 - 1 are IDs. */
const NOT_IDS = [
  '0',
  '-1',
  'abc',
  'null',
  '__proto__',
  '%00',
  '%2E%2E',
  '%zz',
  '9007199254740992',
  '9007199254740993',
  '18446744073709551617',
  `1${'0'.repeat(400)}`,
];

/** Other spellings of an ID, which must not be accepted as that ID. */
function misspelt(id: number | string): string[] {
  const digits = [...String(id)];
  return [
    `-${id}`,
    `+${id}`,
    `0${id}`,
    `${id}.0`,
    `${id}.5`,
    `${id}e0`,
    `${id}abc`,
    `${id},1`,
    `${id}%20`,
    `%20${id}`,
    `${id}%00`,
    `0x${Number(id).toString(16)}`,
    encodeURIComponent(digits.map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')),
  ];
}

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const status = resolveStatus('notFound');
    const title = `rejects an ID that is zero, negative, not a number or larger than 2^53 with ${status}`;
    check(operation, title, findResponseSource(operation, status), async () => {
      const fixture = await prepareFixture(operation);
      await expectEachRejected(operation, 'notFound', badPaths(operation, fixture));
    });
  }
});

/** Each invalid ID as each path parameter, with valid IDs as the others and a valid body. */
function badPaths(operation: Operation, { ids, body }: OperationFixture): BadInput[] {
  return operation.pathParameters.flatMap(({ name }, location) => {
    if (isDeterminedByRecord(operation.id, name)) return [];
    return [...NOT_IDS, ...misspelt(ids[location] ?? 1)].map((text) => ({
      what: `${name} as ${text.slice(0, 30)}`,
      request: {
        ids: ids.with(location, text),
        ...(operation.body && { body: JSON.stringify(body) }),
      },
    }));
  });
}
