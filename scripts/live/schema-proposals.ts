import type { ErrorObject } from 'ajv';
import type { Contract } from '../contract/contract.ts';
import type { PathKey } from '../contract/document.ts';
import { getOwn } from '../contract/own.ts';
import { type ProposedForms, proposeOtherForm } from './form-proposals.ts';
import { formatJsonPath, resolveLocation, type StatementLocation } from './location.ts';
import type { OverlayAction } from './observation.ts';
import { formatObservedSource } from './proposals.ts';

/** A violation of a schema, found in any number of records. */
export interface SchemaFinding {
  /** `Entry.notes must be string`. */
  what: string;
  keyword: string;
  /** The sources of the violated statement. */
  sources: string[];
  overlay: OverlayAction[];
  /** Replaces the actions if the mapping can express the difference. */
  forms?: ProposedForms;
}

/** Groups the errors of a body by the violated statement. `keys` locate the schema in the document. */
export function groupSchemaErrors(
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
    const forms =
      location && FORM_KEYWORDS.includes(error.keyword) ? proposeForm(location, group, body) : undefined;
    const isBodyError = isWholeBodyError(error);
    // An absent value has no type to propose.
    const isProposable = location && !forms && !isBodyError && !values.includes(undefined);
    const overlay = isProposable ? proposeActions(error, location, values) : [];
    return [
      {
        what: describeError(error, location) + (isBodyError ? NO_PROPOSAL_NOTE : ''),
        keyword: error.keyword,
        sources: location?.sources ?? [],
        overlay,
        ...(forms && { forms }),
      },
    ];
  });
}

/** The keywords that a value in another form violates. */
const FORM_KEYWORDS = ['type', 'format'];

/** Added to the description of an error of the whole body. */
const NO_PROPOSAL_NOTE = ' (no proposal: the mapping cannot express this form of the whole body)';

function isWholeBodyError({ instancePath, keyword, params }: ErrorObject): boolean {
  return instancePath === '' && (keyword === 'type' || params.missingProperty === 'data');
}

/** Proposes the form that all values of a field have, including values that the schema accepts. */
function proposeForm(
  { keys }: StatementLocation,
  group: ErrorObject[],
  body: unknown,
): ProposedForms | undefined {
  const values = group.flatMap(({ instancePath }) => collectValues(body, instancePath.split('/').slice(1)));
  return proposeOtherForm(keys, values);
}

/** The values at a JSON pointer, in every item of the arrays on its path. */
function collectValues(value: unknown, [key, ...rest]: string[]): unknown[] {
  if (key === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((each) => collectValues(each, rest));
  const child = getOwn((value ?? undefined) as Record<string, unknown> | undefined, unescapeSegment(key));
  return child === undefined ? [] : collectValues(child, rest);
}

/** The keys of the schema with the violated keyword. */
function schemaKeys({ schemaPath }: ErrorObject): PathKey[] {
  return schemaPath.replace(/^#\/?/, '').split('/').slice(0, -1).map(unescapeSegment);
}

function describeError(
  { message = 'is different', params, instancePath }: ErrorObject,
  location?: StatementLocation,
): string {
  const name = location?.keys.filter((key) => !OMITTED_KEYS.includes(String(key))).join('.');
  const detail = params.additionalProperty ?? [params.allowedValues ?? []].flat().join(', ');
  return `${name || instancePath || 'the body'} ${message} ${detail}`.trimEnd();
}

const OMITTED_KEYS = [
  'components',
  'schemas',
  'properties',
  'items',
  'content',
  'application/json',
  'schema',
];

function proposeActions(
  error: ErrorObject,
  { keys, node }: StatementLocation,
  values: unknown[],
): OverlayAction[] {
  const { keyword, params } = error;
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const types = deriveTypes(values.map((value) => getOwn(value as Record<string, unknown>, name)));
      return [
        {
          target: formatJsonPath([...keys, 'properties']),
          update: { [name]: { ...types, 'x-source': formatObservedSource() } },
        },
      ];
    }
    case 'required':
      return [
        {
          target: `${formatJsonPath([...keys, 'required'])}[?@ == ${JSON.stringify(params.missingProperty)}]`,
          remove: true,
        },
      ];
    case 'type':
      return [
        addSource(keys),
        { target: formatJsonPath(keys), update: { type: widenType(node.type, values) } },
      ];
    case 'enum':
      return [
        addSource(keys),
        ...distinct(values).map((update) => ({ target: formatJsonPath([...keys, 'enum']), update })),
      ];
    default:
      return REMOVABLE_KEYWORDS.test(keyword)
        ? [addSource(keys), { target: formatJsonPath([...keys, keyword]), remove: true }]
        : [];
  }
}

/** Constraints that can be removed without losing other information. */
const REMOVABLE_KEYWORDS =
  /^(format|pattern|minimum|maximum|exclusiveM\w+|m(in|ax)(Length|Items)|multipleOf|const)$/;

function addSource(keys: PathKey[]): OverlayAction {
  return { target: formatJsonPath(keys), update: { 'x-source': formatObservedSource() } };
}

/** An overlay update appends to a list of types but replaces a single type, so the result includes a single type. */
function widenType(documented: unknown, values: unknown[]): string[] {
  const documentedTypes = [documented ?? []].flat() as string[];
  const fresh = distinct(values.map(detectType)).filter((type) => !documentedTypes.includes(type));
  return Array.isArray(documented) ? fresh : [...documentedTypes, ...fresh];
}

function deriveTypes(values: unknown[]): { type?: string | string[] | undefined } {
  const types = distinct(values.map(detectType));
  // A field that was only observed as null may be of any type.
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
    .map(unescapeSegment)
    .reduce((value, key) => getOwn((value ?? undefined) as Record<string, unknown> | undefined, key), body);
}

function unescapeSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}
