import { appendFileSync, readFileSync } from 'node:fs';
import { UsageError } from '../../cli/index.ts';

/** Names the file into which a run records what it receives; a run without it records nothing. */
export const recordVariable = 'CONTRACT_RECORD';

/** Something that was received: an answer of an operation, or a field in one. Of its data only the types. */
export interface Fact {
  operation: string;
  status: number;
  /** The way to a value in the body, `[]` for the items of a list; without it the fact is the answer itself. */
  path?: string[];
  type?: string;
}

/** Appends facts to a record, each once however often it is received. */
export class ResponseRecorder {
  readonly #known = new Set<string>();

  constructor(private readonly file: string) {}

  /** Notes an answer and every field of its body. */
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

/** Reads what a run has recorded. */
export function readRecord(file: string): Fact[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return [...new Set(lines)].map((line) => JSON.parse(line) as Fact);
  } catch (error) {
    throw new UsageError(`${file} is not a record of a run: ${(error as Error).message}`);
  }
}

function fieldFacts(operation: string, status: number, value: unknown, path: string[] = []): Fact[] {
  const here = { operation, status, path, type: typeOf(value) };
  if (typeof value !== 'object' || value === null) return [here];
  const children = Array.isArray(value) ? value.map((item) => ['[]', item] as const) : Object.entries(value);
  return [
    here,
    ...children.flatMap(([step, child]) => fieldFacts(operation, status, child, [...path, step])),
  ];
}

/** A field as it is shown: `data[].notes`. */
export function fieldName(path: string[]): string {
  return path.reduce((name, step) => (step === '[]' || name === '' ? name + step : `${name}.${step}`), '');
}

/** The type as JSON Schema calls it. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
