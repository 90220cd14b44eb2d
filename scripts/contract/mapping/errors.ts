import type { JsonObject } from '../document.ts';
import { errorTextToWire, type WireField } from './error-texts.ts';
import type { ErrorMapping } from './mapping-model.ts';
import { copyJson, getValue, isRecord, setValue } from './value-paths.ts';

/** Translates the name of a field, also of a field in a nested record (`phases.0.name`). */
type Rename = (name: string) => string;

/** Finds the document's field for a contract field. */
type FindWireField = (contractName: string) => WireField;

/** Translates an error response into the contract's format: `message`, and `errors` with the texts by field. */
export function errorFromWire(mapping: ErrorMapping, body: unknown, rename: Rename): unknown {
  if (!isRecord(body)) return body;
  const fields =
    mapping.fields === 'none' ? undefined : fieldErrors(mapping, getValue(body, mapping.fields), rename);
  const rawMessage =
    fields && mapping.fields === mapping.message ? undefined : getValue(body, mapping.message);
  const message = Array.isArray(rawMessage) ? rawMessage.map(String).join(' ') : rawMessage;
  return { ...(message !== undefined && { message }), ...(fields && { errors: fields }) };
}

/** Translates a contract error response into the document's format. `template` has the document's other fields. */
export function errorToWire(
  mapping: ErrorMapping,
  body: unknown,
  { template, findField }: { template: JsonObject; findField: FindWireField },
): unknown {
  if (!isRecord(body)) return body;
  const { message, errors, ...more } = body;
  const wire = copyJson({ ...more, ...template });
  const isList = Array.isArray(getValue(template, mapping.message));
  setValue(wire, mapping.message, isList ? [message] : message);
  if (mapping.fields === 'none') return wire;
  if (mapping.fields === mapping.message && !isRecord(errors)) return wire;
  if (isRecord(errors))
    setValue(wire, mapping.fields, listErrors(mapping, errors as Record<string, string[]>, findField));
  else removeValue(wire, mapping.fields);
  return wire;
}

function fieldErrors(
  { form, keys }: ErrorMapping,
  found: unknown,
  rename: Rename,
): Record<string, string[]> | undefined {
  const errors = new Map<string, string[]>();
  const add = (field: unknown, texts: unknown): void => {
    const name = rename(String(field));
    errors.set(name, [...(errors.get(name) ?? []), ...[texts].flat().map(String)]);
  };
  if (form === 'map' && isRecord(found))
    for (const [field, texts] of Object.entries(found)) add(field, texts);
  else if (form === 'list' && Array.isArray(found)) {
    for (const each of found)
      if (isRecord(each))
        add(getValue(each, keys?.field ?? 'field'), getValue(each, keys?.text ?? 'message'));
  } else if (form === 'texts' && Array.isArray(found)) {
    for (const each of found) {
      const name = FIELD_NAME.exec(String(each))?.[0];
      if (name === undefined) return undefined;
      add(name, each);
    }
  } else return undefined;
  return Object.fromEntries(errors);
}

function listErrors(
  { form, keys }: ErrorMapping,
  errors: Record<string, string[]>,
  findField: FindWireField,
): unknown {
  const all = Object.entries(errors).map(([field, texts]) => {
    const wireField = findField(field);
    return [wireField.name, texts.map((text) => errorTextToWire(text, field, wireField))] as const;
  });
  if (form === 'map') return Object.fromEntries(all);
  if (form === 'texts')
    return all.flatMap(([field, texts]) => texts.map((text) => prefixFieldName(field, text)));
  return all.flatMap(([field, texts]) =>
    texts.map((text) => ({ [keys?.field ?? 'field']: field, [keys?.text ?? 'message']: text })),
  );
}

/** A field name before whitespace or a colon. Excludes the words that begin a sentence. */
const FIELD_NAME =
  /^(?!(?:The|This|That|Your|You|An?|No|Invalid|Unexpected|Malformed|Request)\b)[^\s:]+(?=[\s:])/;

/** Turns "must be >= 0" into `minutes must be >= 0`, "The minutes field is required." into `minutes is required.` */
function prefixFieldName(name: string, text: string): string {
  const rest = text.replace(/^The (?:selected )?[\w.]+ (?:field )?/, '');
  return /^(?:must|is|has|does|may|cannot|requires)\b/.test(rest) ? `${name} ${rest}` : `${name}: ${rest}`;
}

function removeValue(target: JsonObject, path: string): void {
  const names = path.split('.');
  const parent = names.length === 1 ? target : getValue(target, names.slice(0, -1).join('.'));
  if (isRecord(parent)) delete parent[names.at(-1) ?? ''];
}
