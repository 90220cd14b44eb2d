import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { nounOf } from '../mapping/record-codecs.ts';
import { follow } from '../mapping/value-paths.ts';
import { RECORD_WORDS } from '../mapping/words.ts';
import { OPERATIONS, pathShape } from '../operations.ts';
import { own, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';

const PREFIX = '#/components/schemas/';

/**
 * Names the fields of records that a document says nothing of, without saying what they hold: rules of the overlay are
 * about fields, and a field without a name would be shown to everyone.
 */
export function nameUntypedRecords(document: OpenApiDocument): string[] {
  const found = OPERATIONS.filter(([id, method, path]) => {
    const item = Object.entries(document.paths).find(([each]) => pathShape(each) === pathShape(path))?.[1];
    const operation = item?.[method] ?? (method === 'put' ? item?.patch : undefined);
    const [, response] = Object.entries(operation?.responses ?? {}).find(([code]) => /^2/.test(code)) ?? [];
    const media = response && own(follow(document, response).content, JSON_TYPE);
    return media?.schema !== undefined && nameRecord(document, id, media as { schema: Schema });
  });
  return found.length === 0
    ? []
    : [`${plural(found.length, 'operation')} without a description of the records: ours are named`];
}

/** Whether the record of a success was untyped. */
function nameRecord(document: OpenApiDocument, id: string, media: { schema: Schema }): boolean {
  const noun = nounOf(id);
  if (noun === undefined || !Object.hasOwn(RECORD_WORDS, noun)) return false;
  const isList = id.startsWith('list');
  const whole = follow(document, media.schema);
  const data = whole.properties?.data;
  const inner = data && follow(document, data);
  const record = isList ? inner?.items : inner;
  const isEmpty = isUntyped(whole);
  if (!isEmpty && (!inner || (record ? !isUntyped(follow(document, record)) : !isUntyped(inner))))
    return false;
  const named = componentOf(document, noun);
  const described = isList ? { type: 'array', items: named } : named;
  media.schema = isEmpty
    ? { type: 'object', properties: { data: described } }
    : { ...whole, properties: { ...whole.properties, data: described } };
  return true;
}

function isUntyped({ type, properties, items, oneOf, anyOf, enum: values }: Schema): boolean {
  return (type === undefined || type === 'object') && !properties && !items && !oneOf && !anyOf && !values;
}

function componentOf(document: OpenApiDocument, noun: keyof typeof RECORD_WORDS): Schema {
  document.components ??= {};
  document.components.schemas ??= {};
  const { schemas } = document.components;
  const known = own(schemas, noun);
  if (!known || isUntyped(known)) {
    const fields = Object.keys(RECORD_WORDS[noun].fields).map((name) => [name, {}]);
    setOwn(schemas, noun, { type: 'object', properties: Object.fromEntries(fields) });
  }
  return { $ref: PREFIX + noun };
}
