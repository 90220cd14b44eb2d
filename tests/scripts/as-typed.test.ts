import { expect, test } from 'vitest';
import { asTyped } from '../../scripts/cli/as-typed.ts';

test.for([
  ['npm run mock -- [flags]', 'timeneye-contract mock [flags]'],
  [
    'Start one with: npm run mock (without --no-control)',
    'Start one with: timeneye-contract mock (without --no-control)',
  ],
  ['npm run spec:download -- [URL or FILE]', 'timeneye-contract spec download [URL or FILE]'],
  ['npm run spec:drift -- -- --live', 'timeneye-contract spec drift -- --live'],
  ['now run npm run generate.', 'now run timeneye-contract spec generate.'],
  [
    'npm test -- --live. npm run logout ends it.',
    'timeneye-contract test --live. timeneye-contract logout ends it.',
  ],
  ['npm install --save-dev newman', 'npm install --save-dev newman'],
])('in the package, "%s" is printed as "%s"', ([text, expected]) => {
  expect(asTyped(text as string, true)).toBe(expected);
  expect(asTyped(text as string, false)).toBe(text);
});
