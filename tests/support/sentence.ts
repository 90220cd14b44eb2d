import { type TestContext, test } from 'vitest';
import { sureness } from '../../scripts/spec/sureness.ts';
import { judged } from './live/judge.ts';
import { live } from './live/settings.ts';

/**
 * A test that is a sentence of the contract. `sources` are all that it rests on (tags of the fact sheet, or
 * `guess: why`); when one of them documents nothing the title says so and the summary counts it as assumed.
 */
export function sentence(
  title: string,
  sources: string | string[],
  body: (context: TestContext) => Promise<void> | void,
): void {
  const all = [sources].flat();
  const assumed = sureness(...all) === 'assumed';
  const run = async (context: TestContext) => {
    if (assumed) context.task.meta.assumed = true;
    await (live ? judged(context, { title, sources: all }, body) : body(context));
  };
  test(assumed ? `${title} [assumed]` : title, run);
}
