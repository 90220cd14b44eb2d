import { expect, test } from 'vitest';
import type { Schema } from '../../../scripts/contract/document.ts';
import { RECORD_FIELDS } from '../../../scripts/contract/mapping/field-kinds.ts';
import { buildTree } from '../../../scripts/contract/mapping/trees.ts';
import { locateRecord } from '../../../scripts/import/propose/places.ts';

const text = { type: 'string' };
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const REFERENCE = object({ id: text, name: text });
const PHASE = object({ id: text, project: REFERENCE, name: text, open: { type: 'boolean' } });

const findPhasePath = (schema: Schema) =>
  locateRecord(buildTree(schema), RECORD_FIELDS.Phase.fields, 'Phase', new Map(), false)?.path;

test.each([
  ['bare', PHASE, ''],
  ['under a key', object({ data: PHASE }), 'data'],
  ['under two keys', object({ data: object({ phase: PHASE }) }), 'data.phase'],
  ['next to a status', object({ status: text, data: PHASE }), 'data'],
])('locateRecord finds the record %s, not the reference nested in it', (_location, schema, path) => {
  expect(findPhasePath(schema)).toBe(path);
});
