import { appendFileSync, readFileSync } from 'node:fs';
import { UsageError } from '../../cli/index.ts';

/** The variable with the file in which a run records responses; without it nothing is recorded. */
export const recordVariable = 'CONTRACT_RECORD';

/** A recorded fact: a response of an operation, or a field in one. Only types of its data are kept. */
export interface Fact {
  operation: string;
  status: number;
  /** The path of a value in the body, `[]` for the items of a list; without it the fact is the response itself. */
  path?: string[];
  type?: string;
}

/** Appends facts to a record, each one once. */
export class ResponseRecorder {
  readonly #known = new Set<string>();

  constructor(private readonly file: string) {}

  /** Records a response and every field of its body. */
  note(operation: string, status: number, body: unknown): void {
    const lines = [{ operation, status }, ...fieldFacts(operation, status, body)].map((fact) =>
      JSON.stringify(fact),
    );
    const fresh = [...new Set(lines)].filter((line) => !this.#known.has(line));
    if (fresh.length === 0) return;
    for (const line of fresh) this.#known.add(line);
    appendFileSync(this.file, `${fresh.join('\n')}\n`);
  }
}

/** Reads the record of a run. */
export function readRecord(file: string): Fact[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return [...new Set(lines)].map((line) => JSON.parse(line) as Fact);
  } catch (error) {
    throw new UsageError(`${file} is not a record of a run: ${(error as Error).message}`);
  }
}

function fieldFacts(operation: string, status: number, value: unknown, path: string[] = []): Fact[] {
  const fact = { operation, status, path, type: detectType(value) };
  if (typeof value !== 'object' || value === null) return [fact];
  const children = Array.isArray(value) ? value.map((item) => ['[]', item] as const) : Object.entries(value);
  return [
    fact,
    ...children.flatMap(([step, child]) => fieldFacts(operation, status, child, [...path, step])),
  ];
}

/** A field in readable form: `data[].notes`. */
export function fieldName(path: string[]): string {
  return path.reduce((name, step) => (step === '[]' || name === '' ? name + step : `${name}.${step}`), '');
}

/** The JSON Schema type. */
function detectType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
