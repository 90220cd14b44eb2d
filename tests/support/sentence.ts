import { type TestContext, test } from 'vitest';
import { sureness } from '../../scripts/spec/sureness.ts';

/**
 * A test that is a sentence of the contract. `sources` are all that it rests on (tags of the fact sheet, or
 * `guess: why`); when one of them documents nothing the title says so and the summary counts it as assumed.
 */
export function sentence(
  title: string,
  sources: string | string[],
  body: (context: TestContext) => Promise<void> | void,
): void {
  const assumed = sureness(...[sources].flat()) === 'assumed';
  test(assumed ? `${title} [assumed]` : title, async (context) => {
    if (assumed) context.task.meta.assumed = true;
    await body(context);
  });
}
