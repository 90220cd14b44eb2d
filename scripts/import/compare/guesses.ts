import { dereference } from '../../contract/dereference.ts';
import type {
  MediaType,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  Schema,
} from '../../contract/document.ts';
import { readSource } from '../../contract/evidence.ts';
import { getOwn } from '../../contract/own.ts';
import type { Aligned, DocumentOperation } from './align.ts';
import { alignOperations } from './align.ts';

/** The guesses that Timeneye's document confirms or contradicts. */
export interface Guesses {
  confirmed: string[];
  contradicted: string[];
}

type JudgeGuess = (label: string, holds: boolean) => void;

/** Looks up every guess of the older document in the newer one. */
export function judgeGuesses(older: OpenApiDocument, newer: OpenApiDocument): Guesses {
  const [before, after] = [dereference(older), dereference(newer)];
  const aligned = alignOperations(before, after);
  const verdicts = new Map<string, boolean>();
  // A statement that is used in several places is confirmed if it holds in all of them.
  const judge: JudgeGuess = (label, holds) => verdicts.set(label, holds && verdicts.get(label) !== false);
  judgeOperations(aligned, judge);
  const traverse = new FieldTraversal(before, judge);
  for (const [older, newer] of aligned.shared) {
    judgeParameters(older.operation, newer.operation, judge);
    traverse.compare(findBodySchema(older.operation), findBodySchema(newer.operation), `${older.id} body`);
    traverse.compare(findSuccessSchema(older.operation), findSuccessSchema(newer.operation), older.id);
  }
  judgeOAuthUrls(before, after, judge);
  const labels = (holds: boolean) => [...verdicts].filter(([, is]) => is === holds).map(([label]) => label);
  return { confirmed: labels(true), contradicted: labels(false) };
}

function judgeOperations({ removed, shared }: Aligned, judge: JudgeGuess): void {
  const all: [DocumentOperation, boolean][] = [
    ...shared.map(([each]) => [each, true] as [DocumentOperation, boolean]),
    ...removed.map((each) => [each, false] as [DocumentOperation, boolean]),
  ];
  for (const [{ method, path, operation }, isShared] of all) {
    if (isGuess(operation['x-source'])) judge(`${method.toUpperCase()} ${path}`, isShared);
  }
}

function judgeParameters(older: OperationObject, newer: OperationObject, judge: JudgeGuess): void {
  const names = new Set((newer.parameters ?? []).map(({ name }) => name));
  for (const { in: location, name, 'x-source': source } of (older.parameters ?? []) as ParameterObject[]) {
    if (location === 'query' && isGuess(source)) judge(`?${name}`, names.has(name));
  }
}

/** Compares the fields of two corresponding schemas at any depth. */
class FieldTraversal {
  readonly #names: Map<Schema, string>;
  readonly #seen = new Map<Schema, Set<Schema>>();

  constructor(
    document: OpenApiDocument,
    private readonly judge: JudgeGuess,
  ) {
    this.#names = new Map(
      Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [schema, name]),
    );
  }

  compare(
    older: Schema | undefined,
    newer: Schema | undefined,
    label: string,
    inheritedSource?: string,
  ): void {
    if (older === undefined || newer === undefined || this.#isPaired(older, newer)) return;
    const name = this.#names.get(older) ?? label;
    const source = older['x-source'] ?? inheritedSource;
    for (const [field, schema] of Object.entries(older.properties ?? {})) {
      const fieldSource = (schema['x-source'] ?? source) as string | undefined;
      const other = getOwn(newer.properties, field);
      if (isGuess(fieldSource))
        this.judge(`${name}.${field}`, other !== undefined && shareType(schema, other));
      this.compare(schema, other, `${name}.${field}`, fieldSource);
    }
    this.compare(older.items, newer.items, label, source as string | undefined);
  }

  #isPaired(older: Schema, newer: Schema): boolean {
    const others = this.#seen.get(older) ?? new Set();
    this.#seen.set(older, others);
    return others.has(newer) || !others.add(newer);
  }
}

/** Judges the URLs of the OAuth server, in any flow of the newer document. */
function judgeOAuthUrls(older: OpenApiDocument, newer: OpenApiDocument, judge: JudgeGuess): void {
  const flowValues = new Set(listFlows(newer).flatMap((flow) => Object.values(flow)));
  for (const flow of listFlows(older)) {
    if (!isGuess(flow['x-source'])) continue;
    for (const [name, value] of Object.entries(flow)) {
      if (name.endsWith('Url')) judge(`${name} ${value}`, flowValues.has(value));
    }
  }
}

function listFlows(document: OpenApiDocument): Record<string, unknown>[] {
  const schemes = Object.values(
    (document.components?.securitySchemes ?? {}) as Record<string, { flows?: object }>,
  );
  return schemes.flatMap(({ flows }) => Object.values(flows ?? {}) as Record<string, unknown>[]);
}

function findBodySchema({ requestBody }: OperationObject): Schema | undefined {
  return requestBody?.content?.['application/json']?.schema;
}

function findSuccessSchema({ responses }: OperationObject): Schema | undefined {
  const [, response] = Object.entries(responses ?? {}).find(([status]) => status.startsWith('2')) ?? [];
  return (response?.content?.['application/json'] as MediaType | undefined)?.schema;
}

function isGuess(source: unknown): boolean {
  return readSource(source)?.guess !== undefined;
}

function shareType(one: Schema, other: Schema): boolean {
  const types = [other.type ?? []].flat();
  return (
    types.length === 0 || [one.type ?? []].flat().every((type) => type === 'null' || types.includes(type))
  );
}
