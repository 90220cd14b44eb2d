import { isDeepStrictEqual } from 'node:util';
import { lookUp } from '../../contract/dereference.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../contract/document.ts';
import { follow } from '../../contract/mapping/value-paths.ts';
import { type Aligned, type DocumentOperation, onlyShared } from './align.ts';
import type { DifferenceArea, DocumentChange } from './change.ts';
import { exampleChanges } from './examples.ts';
import { parameterChanges } from './parameter-changes.ts';
import { type RedoclyChange, redoclyDiff } from './redocly.ts';
import { isRelaxation } from './relaxation.ts';
import { guessFinder } from './rests-on-guess.ts';
import { formatPointer } from './where.ts';

/** Everything that was added, removed or changed between two normalized documents. */
export async function differences(
  older: OpenApiDocument,
  newer: OpenApiDocument,
  aligned: Aligned,
): Promise<DocumentChange[]> {
  const [base, revision] = onlyShared(older, newer, aligned);
  const found = await redoclyDiff(base, revision);
  const isGuess = guessFinder(older);
  const all = [
    ...aligned.removed.map((each) => operationChange(each, 'removed')),
    ...aligned.added.map((each) => operationChange(each, 'added')),
    ...parameterChanges(older, newer, aligned.shared),
    ...withoutEchoes(found.filter(isUsed))
      .filter(
        (each) => !isParameter(each) && !isSameSecurity(each, base) && !isMispaired(each, { base, revision }),
      )
      .map((each) => toChange(each, { base, revision })),
    ...replacedParameters(found, { base, revision }),
    ...exampleChanges(aligned),
  ];
  return withoutDuplicates(
    all.map((each) => (each.breaking && isGuess(each) ? { ...each, breaking: false } : each)),
  );
}

/** What several places share is reported once. */
function withoutDuplicates(changes: DocumentChange[]): DocumentChange[] {
  return [...new Map(changes.map((each) => [JSON.stringify(each), each])).values()];
}

function operationChange({ id, method, path }: DocumentOperation, what: 'added' | 'removed'): DocumentChange {
  const text = `${method.toUpperCase()} ${path}`;
  return { area: 'operations', what, where: id, text, breaking: what === 'removed' };
}

/** An unused component is not a difference. */
function isUsed({ path }: RedoclyChange): boolean {
  return !path.startsWith('#/components/') || path.startsWith('#/components/securitySchemes/');
}

/** An operation that says itself what the whole document said before. */
const isSameSecurity = ({ path, kind }: RedoclyChange, document: OpenApiDocument): boolean =>
  kind === 'added' && path.startsWith('#/paths/') && path.endsWith('/security') && 'security' in document;

interface Sides {
  base: OpenApiDocument;
  revision: OpenApiDocument;
}

/** A parameter as a whole: both documents have only those of both, so that none of them was added or removed. */
const isParameter = ({ path, kind }: RedoclyChange): boolean =>
  kind !== 'modified' && /\/parameters\/\d+$/.test(path);

/**
 * Parts of two different parameters: redocly pairs a parameter that one document has as a reference with another one.
 * Both documents have the same parameters in the same order, so that none of them has another name.
 */
export function isMispaired(
  { base: before, revision: after }: Partial<RedoclyChange>,
  { base, revision }: Sides,
): boolean {
  const [one, other] = [parameterName(base, before?.pointer), parameterName(revision, after?.pointer)];
  return one !== undefined && other !== undefined && one !== other;
}

function parameterName(document: OpenApiDocument, pointer = ''): string | undefined {
  const [parameterPointer] = /^#.*?\/parameters\/[^/]+/.exec(pointer) ?? [];
  return parameterPointer === undefined ? undefined : lookUpParameter(document, parameterPointer).name;
}

/** Parameters that have become too different to be compared part by part. */
export function replacedParameters(found: RedoclyChange[], { base, revision }: Sides): DocumentChange[] {
  return found
    .filter((each) => isParameter(each) && each.kind === 'removed')
    .flatMap(({ path }) => {
      const [before, after] = [base, revision].map((document) => lookUpParameter(document, path).schema);
      if (isDeepStrictEqual(before, after)) return [];
      const text = `schema was ${formatValue(before)}, is ${formatValue(after)}`;
      const where = `${lookUpOperation(base, path).operationId} ?${lookUpParameter(base, path).name}`;
      return [{ area: 'parameters', what: 'changed', where, text, breaking: false }];
    });
}

function lookUpOperation(document: OpenApiDocument, pointer: string): OperationObject {
  return lookUp(document, pointer.replace(/\/parameters\/\d+$/, '')) as OperationObject;
}

function lookUpParameter(document: OpenApiDocument, pointer: string): ParameterObject {
  return follow(document, lookUp(document, pointer) as ParameterObject);
}

/** A removed field also changes the list of required ones; reported once. */
function withoutEchoes(changes: RedoclyChange[]): RedoclyChange[] {
  const gone = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ path }) => path));
  return changes.filter(({ path, verdicts: [verdict] }) => {
    if (verdict?.ruleId !== 'required-properties-removed') return true;
    const names = [...verdict.message.replace(/^[^:]*:/, '').matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    return !names.every((name) => gone.has(`${path}/properties/${name}`));
  });
}

const TEXTS = [
  'description',
  'summary',
  'example',
  'examples',
  'title',
  'tags',
  'externalDocs',
  'termsOfService',
];
const TEXT_TYPES = [
  'Example',
  'ExamplesMap',
  'ExampleMap',
  'Tag',
  'TagList',
  'ExternalDocs',
  'Info',
  'Contact',
  'License',
];

const WHAT = { added: 'added', removed: 'removed', modified: 'changed' } as const;

function toChange(change: RedoclyChange, side: Sides): DocumentChange {
  const at = change.kind === 'added' ? 'revision' : 'base';
  const area = differenceArea(change);
  return {
    area,
    what: area === 'texts' ? textWhat(change) : WHAT[change.kind],
    where: formatPointer(side[at], parentPointer(change[at]?.pointer ?? change.path, change.property)),
    text: describeChange(change, area),
    breaking: change.impact === 'major' && !isRelaxation(change),
  };
}

/** The object with the changed property. */
function parentPointer(pointer: string, property: string | undefined): string {
  return pointer.endsWith(`/${property}`) ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
}

function differenceArea({ path, typeName, property = '' }: RedoclyChange): DifferenceArea {
  if (TEXTS.includes(property) || TEXT_TYPES.includes(typeName)) return 'texts';
  if (/^#\/(components\/securitySchemes|security)|\/security(\/|$)/.test(path)) return 'security';
  if (/\/parameters(\/|$)/.test(path)) return 'parameters';
  if (typeName.startsWith('Schema') || typeName === 'RequestBody') return 'fields';
  return path.includes('/responses') || path.includes('/requestBody') ? 'responses' : 'other';
}

/** Whether an annotation was added, removed or changed, while its object still exists. */
function textWhat({ kind, base, revision }: RedoclyChange): DocumentChange['what'] {
  if (kind === 'added' || (base?.value === undefined && revision?.value !== undefined)) return 'added';
  return kind === 'removed' || revision?.value === undefined ? 'removed' : 'changed';
}

function describeChange(
  { verdicts, property, base, revision, kind, typeName }: RedoclyChange,
  area: DifferenceArea,
): string {
  if (area === 'texts') return property ?? typeName.replace(/(s?Map|List)$/, '').toLowerCase();
  if (verdicts.length > 0) return verdicts.map(({ message }) => message.replaceAll('`', '')).join(' ');
  if (kind !== 'modified') return '';
  return `${property ?? 'it'} was ${formatValue(base?.value)}, is ${formatValue(revision?.value)}`;
}

const LONGEST = 80;

function formatValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
