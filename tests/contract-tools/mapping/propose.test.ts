import { expect, test } from 'vitest';
import { editionNames, scoreEdition } from './score.ts';

test.each(editionNames())('the proposed mapping has most names of %s', async (name) => {
  const { right, all, wrong, missed } = await scoreEdition(name);
  if (process.env.SCORES)
    console.log(
      `${name}: ${right} of ${all}\n  wrong\n    ${wrong.join('\n    ')}\n  missed\n    ${missed.join('\n    ')}`,
    );
  expect(right / all).toBeGreaterThan(0.75);
});
