import { type TestContext, test } from 'vitest';
import { RULES } from '../../scripts/suite/rules.ts';
import { contract, mustKeepState, type Operation } from './contract.ts';
import { sentence } from './sentence.ts';

/** One test of the rule: what the operation does, and what that rests on besides the operation itself. */
export type Check = (
  operation: Operation | string,
  does: string,
  sources: string | string[],
  body: (context: TestContext) => Promise<void> | void,
) => void;

/**
 * The tests of one rule, which is named as the file that holds them. An operation that the rule goes for and that
 * gets no test is an error: it names the operation. The operations that it goes for are given in their order.
 */
export function rule(fileUrl: string, register: (check: Check, operations: Operation[]) => void): void {
  const file = /tests\/contract\/(.*)\.test\.ts$/.exec(fileUrl)?.[1];
  const known = RULES.find((each) => each.file === file);
  if (!known) throw new Error(`${file} is not in the table of rules (scripts/suite/rules.ts)`);
  const tested = new Set<string>();
  const operations = contract.operations.filter(known.applies);
  register((which, does, sources, body) => {
    const operation = typeof which === 'string' ? contract.byId.get(which) : which;
    if (!operation) return test(`${which} ${does}`, ({ skip }) => skip('not in the contract document'));
    tested.add(operation.id);
    sentence(`${operation.id} ${does}`, [operation.source, sources].flat(), (context) => {
      mustKeepState(operation);
      return body(context);
    });
  }, operations);
  const missing = operations.filter(({ id }) => !tested.has(id)).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`missing contract test: ${missing.join(', ')} (${known.about})`);
  if (operations.length === 0 && tested.size === 0) {
    test(`no operation has to do with ${known.about}`, ({ skip }) => skip('not in the contract document'));
  }
}
