import type { TestContext } from 'vitest';
import { TestRunner } from 'vitest';
import type { Observation, OverlayAction } from '../../../scripts/live/observation.ts';
import { printableLines, printableValue } from '../../../scripts/live/printable.ts';
import { sureness } from '../../../scripts/spec/sureness.ts';
import { ContractFailure } from '../answer.ts';
import { isLeftOut, leaveOut } from '../leave-out.ts';
import { isTokenLost, stopWhenTokenIsLost } from './lost-token.ts';
import { live } from './settings.ts';

/** What a check found, and what the expectation that did not hold rests on. */
export interface Finding {
  failure: ContractFailure;
  sources: string[];
  /** What no document is complete about, such as a field that is new: never a defect. */
  isAddition?: boolean;
  /** What is a defect of the API whatever the document says, such as a 500. */
  isDefect?: boolean;
  overlay: OverlayAction[];
}

/** Failures whose own sources have decided that they break the run. */
const decided = new WeakSet<ContractFailure>();

/** Breaks the test when what was found is documented; notes an observation and goes on when it was assumed. */
export function tell({ failure, sources, isAddition, isDefect, overlay }: Finding): void {
  const test = TestRunner.getCurrentTest();
  const isBinding = isDefect || (sureness(...sources) === 'documented' && !isAddition);
  if (!live || !test || live.strict || isBinding) {
    decided.add(failure);
    throw failure;
  }
  note(test.meta, failure, sources, overlay);
}

/**
 * Runs the body of a test and judges its failure by the sources of the test. A failure that was judged by its own
 * sources is not judged again: a guess in the title does not excuse a violated documented schema.
 */
export async function judged(
  context: TestContext,
  { title, sources }: { title: string; sources: string[] },
  body: (context: TestContext) => Promise<void> | void,
): Promise<void> {
  const { meta } = context.task;
  try {
    await body(context);
  } catch (error) {
    if (isLeftOut(error)) throw error;
    stopWhenTokenIsLost();
    if (!(error instanceof ContractFailure)) throw withoutData(error, meta.observations !== undefined);
    if (decided.has(error)) throw error;
    const isDocumented = sureness(...sources) === 'documented' && !meta.uncertain;
    if (live?.strict || isDocumented) throw error;
    const why = meta.uncertain ? [...sources, UNCERTAIN] : sources;
    note(meta, error, why, error.details.overlay, title);
    meta.observed = true;
    context.skip('observed otherwise than assumed');
  }
}

const UNCERTAIN = 'guess: a user whose level is member manages nothing (--actor member makes sure)';

function note(
  meta: { observations?: Observation[] },
  { details }: ContractFailure,
  sources: string[],
  overlay: OverlayAction[],
  title = details.rule,
): void {
  if (isTokenLost()) return;
  meta.observations ??= [];
  meta.observations.push({ ...details, rule: title, source: [...new Set(sources)].join('; '), overlay });
}

/** A failure of another kind may show data in its text and its differences. */
function withoutData(error: unknown, isExplained: boolean): unknown {
  if (error instanceof TypeError && isExplained) {
    leaveOut('cannot be judged: the answer has another form than assumed');
  }
  if (!(error instanceof Error)) return error;
  if (live?.showData) return withPrintableText(error);
  if (error.message.startsWith('nothing to see')) leaveOut(error.message);
  const hidden = new Error(`${error.name}: the check did not hold (--show-data shows what it compared)`);
  hidden.stack = `${hidden.name}: ${hidden.message}\n${error.stack?.split('\n').filter(isFrame).join('\n')}`;
  return hidden;
}

/** What the runner shows of an error, without what a terminal would obey. */
function withPrintableText(error: Error & { actual?: unknown; expected?: unknown }): Error {
  error.message = printableLines(error.message);
  for (const side of ['actual', 'expected'] as const) {
    if (side in error) error[side] = printableValue(error[side]);
  }
  return error;
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}
