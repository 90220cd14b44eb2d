import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isIdentity, readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { ROOT } from '../project.ts';

const page = readFileSync(join(ROOT, 'docs/mapping.md'), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

test('docs/mapping.md has an example of every section', () => {
  const sections = ['operations', 'query', 'records', 'single', 'lists', 'errors'];
  for (const section of sections) expect(examples.join('\n')).toMatch(new RegExp(`^${section}:`, 'm'));
});

test.each(examples)('an example of docs/mapping.md is read: %j', (text) => {
  expect(isIdentity(readMapping(text))).toBe(false);
});
