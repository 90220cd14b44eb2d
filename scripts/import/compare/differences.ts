import { isDeepStrictEqual } from 'node:util';
import { lookUp } from '../../contract/dereference.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../contract/document.ts';
import { follow } from '../../contract/mapping/value-paths.ts';
import { type Aligned, type DocumentOperation, keepShared } from './align.ts';
import type { DifferenceArea, DocumentChange } from './change.ts';
import { compareExamples } from './examples.ts';
import { compareParameters } from './parameter-changes.ts';
import { type RedoclyChange, runRedoclyDiff } from './redocly.ts';
import { isRelaxation } from './relaxation.ts';
import { createGuessCheck } from './rests-on-guess.ts';
import { formatPointer } from './where.ts';

/** Everything that was added, removed or changed between two normalized documents. */
export async function compareDocuments(
  older: OpenApiDocument,
  newer: OpenApiDocument,
  aligned: Aligned,
): Promise<DocumentChange[]> {
  const [base, revision] = keepShared(older, newer, aligned);
  const found = await runRedoclyDiff(base, revision);
  const isGuess = createGuessCheck(older);
  const all = [
    ...aligned.removed.map((each) => operationChange(each, 'removed')),
    ...aligned.added.map((each) => operationChange(each, 'added')),
    ...compareParameters(older, newer, aligned.shared),
    ...withoutEchoes(found.filter(isUsed))
      .filter(
        (each) => !isParameter(each) && !isSameSecurity(each, base) && !isMispaired(each, { base, revision }),
      )
      .map((each) => toChange(each, { base, revision })),
    ...replacedParameters(found, { base, revision }),
    ...compareExamples(aligned),
  ];
  return withoutDuplicates(
    all.map((each) => (each.breaking && isGuess(each) ? { ...each, breaking: false } : each)),
  );
}

/** Reports a difference once, even if several operations share the changed part. */
function withoutDuplicates(changes: DocumentChange[]): DocumentChange[] {
  return [...new Map(changes.map((each) => [JSON.stringify(each), each])).values()];
}

function operationChange({ id, method, path }: DocumentOperation, what: 'added' | 'removed'): DocumentChange {
  const text = `${method.toUpperCase()} ${path}`;
  return { area: 'operations', what, where: id, text, breaking: what === 'removed' };
}

/** Whether the change affects the API. Changes of components other than security schemes count where they are used. */
function isUsed({ path }: RedoclyChange): boolean {
  return !path.startsWith('#/components/') || path.startsWith('#/components/securitySchemes/');
}

/** Whether an operation gets its own security requirement, while the document has a global one. */
const isSameSecurity = ({ path, kind }: RedoclyChange, document: OpenApiDocument): boolean =>
  kind === 'added' && path.startsWith('#/paths/') && path.endsWith('/security') && 'security' in document;

interface Sides {
  base: OpenApiDocument;
  revision: OpenApiDocument;
}

/** Whether the change adds or removes a whole parameter. The compared documents have the same parameters. */
const isParameter = ({ path, kind }: RedoclyChange): boolean =>
  kind !== 'modified' && /\/parameters\/\d+$/.test(path);

/**
 * Whether the change compares parts of two different parameters: redocly mispairs a parameter that is a reference in
 * one document. Both documents have the same parameters in the same order, so the names of a pair must be equal.
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

/** The changes of parameters that differ too much for a comparison part by part. */
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

/** Omits changes of the required fields that only repeat the removal of a field. */
function withoutEchoes(changes: RedoclyChange[]): RedoclyChange[] {
  const removedPaths = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ path }) => path));
  return changes.filter(({ path, verdicts: [verdict] }) => {
    if (verdict?.ruleId !== 'required-properties-removed') return true;
    const names = [...verdict.message.replace(/^[^:]*:/, '').matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    return !names.every((name) => removedPaths.has(`${path}/properties/${name}`));
  });
}

const ANNOTATION_KEYWORDS = [
  'description',
  'summary',
  'example',
  'examples',
  'title',
  'tags',
  'externalDocs',
  'termsOfService',
];
const ANNOTATION_TYPES = [
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

const WHAT_BY_KIND = { added: 'added', removed: 'removed', modified: 'changed' } as const;

function toChange(change: RedoclyChange, side: Sides): DocumentChange {
  const at = change.kind === 'added' ? 'revision' : 'base';
  const area = differenceArea(change);
  return {
    area,
    what: area === 'texts' ? textWhat(change) : WHAT_BY_KIND[change.kind],
    where: formatPointer(side[at], parentPointer(change[at]?.pointer ?? change.path, change.property)),
    text: describeChange(change, area),
    breaking: change.impact === 'major' && !isRelaxation(change),
  };
}

/** The pointer to the object with the changed property. */
function parentPointer(pointer: string, property: string | undefined): string {
  return pointer.endsWith(`/${property}`) ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
}

function differenceArea({ path, typeName, property = '' }: RedoclyChange): DifferenceArea {
  if (ANNOTATION_KEYWORDS.includes(property) || ANNOTATION_TYPES.includes(typeName)) return 'texts';
  if (/^#\/(components\/securitySchemes|security)|\/security(\/|$)/.test(path)) return 'security';
  if (/\/parameters(\/|$)/.test(path)) return 'parameters';
  if (typeName.startsWith('Schema') || typeName === 'RequestBody') return 'fields';
  return path.includes('/responses') || path.includes('/requestBody') ? 'responses' : 'other';
}

/** Whether an annotation was added, removed or changed; its object may still exist. */
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

const MAX_LENGTH = 80;

function formatValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}
