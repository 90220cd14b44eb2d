import { appendFileSync, readFileSync } from 'node:fs';
import { UsageError } from '../../cli/index.ts';

/** The environment variable with the file of the recording. Without it, a run records nothing. */
export const RECORDING_VARIABLE = 'CONTRACT_RECORD';

/** A recorded fact: a response of an operation, or a field in one. Only the types of its data are recorded. */
export interface Fact {
  operation: string;
  status: number;
  /** The path of a value in the body, `[]` for the items of a list; without it the fact is the response itself. */
  path?: string[];
  type?: string;
}

/** Appends each fact once to a recording. */
export class ResponseRecorder {
  readonly #known = new Set<string>();

  constructor(private readonly file: string) {}

  /** Records a response and every field of its body. */
  note(operation: string, status: number, body: unknown): void {
    const lines = [{ operation, status }, ...fieldFacts(operation, status, body)].map((fact) =>
      JSON.stringify(fact),
    );
    const unrecorded = [...new Set(lines)].filter((line) => !this.#known.has(line));
    if (unrecorded.length === 0) return;
    for (const line of unrecorded) this.#known.add(line);
    appendFileSync(this.file, `${unrecorded.join('\n')}\n`);
  }
}

/** Reads the recording of a run. */
export function readRecording(file: string): Fact[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return [...new Set(lines)].map((line) => JSON.parse(line) as Fact);
  } catch (error) {
    throw new UsageError(`${file} is not the recording of a run: ${(error as Error).message}`);
  }
}

function fieldFacts(operation: string, status: number, value: unknown, path: string[] = []): Fact[] {
  const fact = { operation, status, path, type: detectType(value) };
  if (typeof value !== 'object' || value === null) return [fact];
  const children = Array.isArray(value) ? value.map((item) => ['[]', item] as const) : Object.entries(value);
  return [fact, ...children.flatMap(([key, child]) => fieldFacts(operation, status, child, [...path, key]))];
}

/** A field in readable form: `data[].notes`. */
export function formatFieldPath(path: string[]): string {
  return path.reduce((name, key) => (key === '[]' || name === '' ? name + key : `${name}.${key}`), '');
}

/** Detects the JSON Schema type of a value. */
function detectType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
