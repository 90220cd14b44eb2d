import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../scripts/contract/document.ts';
import { applyOverlay } from '../../scripts/contract/overlay/index.ts';
import { proposeRows, withProposals } from '../../scripts/contract/overlay/proposals.ts';
import { readOverlay } from '../../scripts/contract/overlay/read-overlay.ts';
import { ROOT } from './project.ts';
import { overlayText, TARGET } from './row-overlay.ts';

const expandRow = (lines: string, target = TARGET) => {
  return readOverlay(overlayText(lines, target)).actions[0]?.update as Record<string, unknown>;
};

const permission = (access: string, source: string) => ({ access, source });

test('a short row becomes a permission for each actor, in the order of the actors', () => {
  const row =
    "x-access: { member: { access: own, source: article, note: n, rejected_with: 404 }, source: 'help-team', default: none, admin: all, group-manager: own+managed }";
  const { 'x-access': permissions } = expandRow(row);
  const member = { access: 'own', source: 'article', note: 'n', rejected_with: 404 };
  expect(JSON.stringify(permissions)).toBe(
    JSON.stringify({
      owner: permission('none', 'help-team'),
      admin: permission('all', 'help-team'),
      'group-manager': permission('own+managed', 'help-team'),
      'project-manager': permission('none', 'help-team'),
      'direct-manager': permission('none', 'help-team'),
      member,
      'other-member': member,
      anonymous: permission('none', 'article'),
    }),
  );
});

test('other-member and anonymous can have exceptions', () => {
  const row = 'x-access: { source: article, default: own, member: none, other-member: all, anonymous: own }';
  expect(expandRow(row)['x-access']).toMatchObject({
    member: permission('none', 'article'),
    'other-member': permission('all', 'article'),
    anonymous: permission('own', 'article'),
  });
});

test('a default can have a source and a note, which exceptions do not inherit', () => {
  const row = 'x-access: { source: article, default: { access: own, source: legal, note: n }, admin: all }';
  expect(expandRow(row)['x-access']).toMatchObject({
    owner: { access: 'own', source: 'legal', note: 'n' },
    admin: permission('all', 'article'),
  });
});

test.each(['x-visible-to', 'x-writable-by'])(
  '%s has no permission for anonymous, and may be a list of rules',
  (name) => {
    const row = '{ source: article, default: none, owner: all }';
    const { anonymous: _, ...permissions } = expandRow(`x-access: ${row}`)['x-access'] as Record<
      string,
      unknown
    >;
    expect(expandRow(`${name}: ${row}`)).toEqual({ [name]: permissions });
    expect(
      expandRow(`${name}:\n  - when: { is_open: [1] }\n    permissions: ${row}\n  - permissions: ${row}`),
    ).toEqual({
      [name]: [{ when: { is_open: [1] }, permissions }, { permissions }],
    });
  },
);

test('rows are found at any depth, except in examples and among field names', () => {
  const row = '{ source: article, default: all }';
  const deep = expandRow(`get: { x-access-when-locked: ${row} }\nexample: { x-access: ${row} }`, '$.paths.x');
  expect(deep).toMatchObject({
    get: { 'x-access-when-locked': { owner: permission('all', 'article') } },
    example: { 'x-access': { source: 'article', default: 'all' } },
  });
  const field =
    'properties: { x-access: { type: string }, cost: { x-visible-to: { source: article, default: all } } }';
  expect(expandRow(field)).toMatchObject({
    properties: {
      'x-access': { type: 'string' },
      cost: { 'x-visible-to': { owner: permission('all', 'article') } },
    },
  });
});

test('a long row stays unchanged', () => {
  const row = 'x-access: { owner: { access: managed, source: article } }';
  expect(expandRow(row)).toEqual({ 'x-access': { owner: permission('managed', 'article') } });
});

test('a later action, as a live run proposes it, changes one permission', () => {
  const update = 'member: { access: own, source: observed 2027-01-31 }';
  const first = overlayText('x-access: { source: article, default: none, owner: all }');
  const later = `  - target: $['paths']['/clients']['post']['x-access']\n    update: { ${update} }\n`;
  const document = { paths: { '/clients': { post: {} } } };
  const one = applyOverlay(document, readOverlay(first));
  const both = applyOverlay(document, readOverlay(first + later));
  const row = (one.paths['/clients'].post as Record<string, object>)['x-access'];
  expect(both).toEqual({
    paths: {
      '/clients': { post: { 'x-access': { ...row, member: permission('own', 'observed 2027-01-31') } } },
    },
  });
});

test('a proposed row uses the short form and has the same permissions as the row of the similar operation', () => {
  const row = 'x-access: { source: legal, default: own+managed, owner: all, member: none }';
  const text = overlayText(row, "$.paths['/a'].get");
  const document: OpenApiDocument = { openapi: '3.1.0', paths: { '/a': { get: {} }, '/a/b': { get: {} } } };
  const merged = applyOverlay(document, readOverlay(text));
  const { paths } = applyOverlay(merged, readOverlay(withProposals(text, proposeRows(merged))));
  const [like, proposed] = ['/a', '/a/b'].map((path) => {
    const permissions = Object.entries(
      (paths[path]?.get?.['x-access'] ?? {}) as Record<string, { access: string }>,
    );
    return permissions.map(([actor, { access }]) => `${actor} ${access}`);
  });
  expect(proposed).toHaveLength(8);
  expect(proposed).toEqual(like);
});

test("the project's own overlay is written in the short form", () => {
  const rows: object[] = [];
  const overlay = readFileSync(join(ROOT, 'spec/contract.overlay.yaml'), 'utf8');
  parse(overlay, (key, value) => {
    if (key === 'x-access') rows.push(value as object);
    return value;
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !('default' in row))).toEqual([]);
});
