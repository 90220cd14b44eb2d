import type { Operation } from '../contract.ts';
import type { RawRequest } from '../raw.ts';
import { refusedWith } from '../refusals.ts';
import { stageOf } from '../stage.ts';

/** One input that must be refused. */
export interface BadInput {
  /** What is wrong with it, for failures: `minutes as "text"`. */
  what: string;
  request: RawRequest;
  /** All fields that a 422 names. */
  fields?: string[];
}

/** Each input is refused with that status, whole, and none of them stores anything. */
export async function refusesEach(operation: Operation, status: number, inputs: BadInput[]): Promise<void> {
  if (inputs.length === 0) throw new Error(`missing contract test: no bad input for ${operation.id}`);
  const stage = await stageOf(operation);
  await stage.leavesAlone(async () => {
    const answers = await Promise.all(inputs.map(({ request }) => stage.send(request)));
    for (const [i, { what, fields }] of inputs.entries()) {
      const answer = answers[i];
      if (answer) refusedWith(answer, status, fields, `${what} is refused with ${status}`);
    }
  });
}
