import type { OpenApiDocument } from '../../contract/document.ts';
import { errorTrees } from '../../contract/mapping/error-trees.ts';
import type { ErrorMapping } from '../../contract/mapping/mapping-model.ts';
import { fieldPaths, subtree, type ValueTree } from '../../contract/mapping/trees.ts';
import { standardWords } from './names.ts';

export interface ErrorMatch {
  mapping: ErrorMapping;
  confidence: number;
  doubt?: string;
}

const MESSAGE_NAMES: Record<string, number> = {
  message: 1,
  msg: 0.95,
  'error message': 0.97,
  detail: 0.9,
  'error description': 0.88,
  'error notes': 0.88,
  reason: 0.75,
  notes: 0.7,
  error: 0.75,
  title: 0.65,
  text: 0.7,
  'user message': 0.9,
};
const FIELDS =
  /^(errors?|fields?|details?|violations?|issues|problems|invalid|(validation|field)[-_ ]?errors?|invalid[-_ ]?(params|fields|parameters)|causes?)$/i;
const FIELD_KEYS =
  /^(field|fields?[-_ ]?name|param|parameter|property|path|name|attribute|key|pointer|source|location|loc)$/i;
const TEXT_KEYS = /^(message|msg|text|detail|reason|description|error|problem|issue|title)$/i;

/** Finds the message and the field errors in a dereferenced document; undefined if it describes no errors. */
export function matchErrors(document: OpenApiDocument): ErrorMatch | undefined {
  const trees = errorTrees(document);
  const messages = trees.flatMap(({ tree }) => messagePath(tree) ?? []);
  const message = mostCommon(messages.map(({ path }) => path));
  if (message === undefined) return undefined;
  const confidence = Math.max(
    ...messages.filter(({ path }) => path === message).map((each) => each.confidence),
  );
  const invalidTrees = trees.filter(({ status }) => /^4(22|00)$/.test(status));
  const locations = (invalidTrees.length > 0 ? invalidTrees : trees).flatMap(
    ({ tree }) => locateFields(tree) ?? [],
  );
  const common = mostCommon(locations.map((location) => JSON.stringify(location)));
  const location: FieldLocation =
    common === undefined
      ? (locateTexts(invalidTrees, message) ?? { fields: 'none', form: 'map' })
      : (JSON.parse(common) as FieldLocation);
  return { mapping: { message, ...location, ...invalidStatus(document) }, confidence };
}

type FieldLocation = Pick<ErrorMapping, 'fields' | 'form' | 'keys'>;

/** If the message of an invalid request is a list (as in NestJS), the list contains the field errors. */
function locateTexts(invalidTrees: { tree: ValueTree }[], message: string): FieldLocation | undefined {
  const isList = invalidTrees.some(({ tree }) => {
    const found = subtree(tree, message);
    return found?.types.includes('array') === true && found.items?.types.includes('string') !== false;
  });
  return isList ? { fields: message, form: 'texts' } : undefined;
}

/** 400, if no operation with a body has 422 and most of these operations have 400. */
function invalidStatus({ paths }: OpenApiDocument): Pick<ErrorMapping, 'invalid'> {
  const writing = Object.values(paths).flatMap(({ post, put, patch }) =>
    [post, put, patch].filter((each) => each?.requestBody !== undefined),
  );
  const countWithStatus = (status: string) =>
    writing.filter((each) => each?.responses?.[status] !== undefined).length;
  return countWithStatus('422') === 0 && countWithStatus('400') > writing.length / 2 ? { invalid: 400 } : {};
}

function messagePath(tree: ValueTree): { path: string; confidence: number } | undefined {
  const paths = [...fieldPaths(tree)].flatMap(([path, { types, items }]) => {
    const last = standardWords(path.split('.').at(-1) ?? '').join(' ');
    const score = Object.hasOwn(MESSAGE_NAMES, last) ? (MESSAGE_NAMES[last] as number) : 0;
    const isString =
      types.includes('string') || types.length === 0 || items?.types.includes('string') === true;
    const isField = path
      .split('.')
      .slice(0, -1)
      .some((part) => FIELDS.test(part) && part !== 'error');
    return score > 0 && isString && !isField
      ? [{ path, confidence: score - (path.split('.').length - 1) * 0.02 }]
      : [];
  });
  return paths.sort((one, other) => other.confidence - one.confidence)[0];
}

function locateFields(tree: ValueTree): FieldLocation | undefined {
  for (const [path, each] of fieldPaths(tree)) {
    if (!FIELDS.test(path.split('.').at(-1) ?? '')) continue;
    if (each.types.includes('array')) {
      const names = [...(each.items?.properties.keys() ?? [])];
      const [field, text] = [FIELD_KEYS, TEXT_KEYS].map((pattern) =>
        names.find((name) => pattern.test(name)),
      );
      if (field !== undefined && text !== undefined)
        return { fields: path, form: 'list', keys: { field, text } };
    } else if (each.types.includes('object') && !hasMessage(each)) return { fields: path, form: 'map' };
  }
  return undefined;
}

/** Whether the object is the error itself: `error: { message, code }`. */
function hasMessage({ properties }: ValueTree): boolean {
  return [...properties].some(
    ([name, { types }]) => standardWords(name).join() === 'message' && types.includes('string'),
  );
}

/** The most frequent value, or the first of several equally frequent values. */
export function mostCommon(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
