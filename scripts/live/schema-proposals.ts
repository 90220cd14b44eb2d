import type { ErrorObject } from 'ajv';
import type { Contract } from '../contract/contract.ts';
import type { PathKey } from '../contract/document.ts';
import { getOwn } from '../contract/own.ts';
import { otherForm, type ProposedForms } from './form-proposals.ts';
import { jsonPath, resolveLocation, type StatementLocation } from './location.ts';
import type { OverlayAction } from './observation.ts';
import { observedSource } from './proposals.ts';

/** A violation of a schema, found in any number of records. */
export interface SchemaFinding {
  /** `Entry.notes must be string`. */
  what: string;
  keyword: string;
  /** The sources of the violated statement. */
  sources: string[];
  overlay: OverlayAction[];
  /** In place of the actions, where the mapping can express the difference. */
  forms?: ProposedForms;
}

/** Groups the errors of a body by the violated statement. `keys` name the schema's place in the document. */
export function schemaFindings(
  contract: Contract,
  keys: PathKey[],
  errors: ErrorObject[],
  body: unknown,
): SchemaFinding[] {
  const groups = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const key = `${error.schemaPath} ${JSON.stringify(error.params)}`;
    groups.set(key, [...(groups.get(key) ?? []), error]);
  }
  return [...groups.values()].flatMap((group) => {
    const [error] = group;
    if (!error) return [];
    const location = resolveLocation(contract.document, [...keys, ...schemaKeys(error)]);
    const values = group.map(({ instancePath }) => resolvePointer(body, instancePath));
    // A missing value has no type that a document could state.
    const forms =
      location && FORM_KEYWORDS.includes(error.keyword) ? proposeForm(location, group, body) : undefined;
    const isBodyError = isOtherBody(error);
    const isProposable = location && !forms && !isBodyError && !values.includes(undefined);
    const overlay = isProposable ? proposal(error, location, values) : [];
    return [
      {
        what: describeError(error, location) + (isBodyError ? NO_FORM : ''),
        keyword: error.keyword,
        sources: location?.sources ?? [],
        overlay,
        ...(forms && { forms }),
      },
    ];
  });
}

/** A value of another form violates these. */
const FORM_KEYWORDS = ['type', 'format'];

/** For a body in which the record or the records cannot be located. */
const NO_FORM = ' (no proposal: the mapping cannot express this form of the whole body)';

function isOtherBody({ instancePath, keyword, params }: ErrorObject): boolean {
  return instancePath === '' && (keyword === 'type' || params.missingProperty === 'data');
}

/** The form that all values of a field have, also those that the schema accepts. */
function proposeForm(
  { keys }: StatementLocation,
  group: ErrorObject[],
  body: unknown,
): ProposedForms | undefined {
  const values = group.flatMap(({ instancePath }) => collectValues(body, instancePath.split('/').slice(1)));
  return otherForm(keys, values);
}

/** The values at a pointer in every item of the lists that it goes through. */
function collectValues(value: unknown, [key, ...rest]: string[]): unknown[] {
  if (key === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((each) => collectValues(each, rest));
  const child = getOwn((value ?? undefined) as Record<string, unknown> | undefined, unescaped(key));
  return child === undefined ? [] : collectValues(child, rest);
}

/** The keys of the schema with the violated keyword. */
function schemaKeys({ schemaPath }: ErrorObject): PathKey[] {
  return schemaPath.replace(/^#\/?/, '').split('/').slice(0, -1).map(unescaped);
}

function describeError(
  { message = 'is different', params, instancePath }: ErrorObject,
  location?: StatementLocation,
): string {
  const name = location?.keys.filter((key) => !KEYWORDS.includes(String(key))).join('.');
  const detail = params.additionalProperty ?? [params.allowedValues ?? []].flat().join(', ');
  return `${name || instancePath || 'the body'} ${message} ${detail}`.trimEnd();
}

const KEYWORDS = ['components', 'schemas', 'properties', 'items', 'content', 'application/json', 'schema'];

function proposal(error: ErrorObject, { keys, node }: StatementLocation, values: unknown[]): OverlayAction[] {
  const { keyword, params } = error;
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const types = deriveTypes(values.map((value) => getOwn(value as Record<string, unknown>, name)));
      return [
        {
          target: jsonPath([...keys, 'properties']),
          update: { [name]: { ...types, 'x-source': observedSource() } },
        },
      ];
    }
    case 'required':
      return [
        {
          target: `${jsonPath([...keys, 'required'])}[?@ == ${JSON.stringify(params.missingProperty)}]`,
          remove: true,
        },
      ];
    case 'type':
      return [sourced(keys), { target: jsonPath(keys), update: { type: widened(node.type, values) } }];
    case 'enum':
      return [
        sourced(keys),
        ...distinct(values).map((update) => ({ target: jsonPath([...keys, 'enum']), update })),
      ];
    default:
      return LIMITS.test(keyword)
        ? [sourced(keys), { target: jsonPath([...keys, keyword]), remove: true }]
        : [];
  }
}

/** Constraints that can be removed without losing other information. */
const LIMITS = /^(format|pattern|minimum|maximum|exclusiveM\w+|m(in|ax)(Length|Items)|multipleOf|const)$/;

function sourced(keys: PathKey[]): OverlayAction {
  return { target: jsonPath(keys), update: { 'x-source': observedSource() } };
}

/** An update appends to a list of types and replaces a single one, so a single one is included. */
function widened(documented: unknown, values: unknown[]): string[] {
  const documentedTypes = [documented ?? []].flat() as string[];
  const fresh = distinct(values.map(detectType)).filter((type) => !documentedTypes.includes(type));
  return Array.isArray(documented) ? fresh : [...documentedTypes, ...fresh];
}

function deriveTypes(values: unknown[]): { type?: string | string[] | undefined } {
  const types = distinct(values.map(detectType));
  // A field that was only observed empty may be of any type.
  if (types.length === 1 && types[0] === 'null') return {};
  return { type: types.length === 1 ? types[0] : types };
}

function detectType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}

function resolvePointer(body: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map(unescaped)
    .reduce((value, key) => getOwn((value ?? undefined) as Record<string, unknown> | undefined, key), body);
}

function unescaped(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}
