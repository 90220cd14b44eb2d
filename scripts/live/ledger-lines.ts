import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../cli/errors.ts';
import { LIVE_RESOURCES, type LiveRecordKind } from './resources.ts';
import { formatRunMark, isRunId } from './settings.ts';

/** A record of a run: logged before its create request is sent, and again when its ID is known. */
export interface LedgerEntry {
  key: string;
  run: string;
  /** The process of the run. While it is alive, its records are in use. */
  pid: number;
  /** When the entry was written, in milliseconds. */
  at: number;
  kind: LiveRecordKind;
  /** The marker in the record's name or notes, which contains the run's ID. */
  text: string;
  /** The parent IDs in the record's path. */
  parents: number[];
  id?: number;
}

export type Line = LedgerEntry | { key: string; id: number } | { key: string; gone: true };

export interface LedgerLines {
  lines: Line[];
  /** The numbers, from 1, of invalid lines. */
  damaged: number[];
}

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** Reads a ledger. A missing file counts as empty. Throws a UsageError for an unreadable file. */
export function readLedger(file: string): LedgerLines {
  const read: LedgerLines = { lines: [], damaged: [] };
  const bytes = readBytes(file);
  for (let start = 0, number = 1; start < bytes.length; number += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (line.length === 0) continue;
    const parsed = parseLine(line);
    if (parsed === undefined) read.damaged.push(number);
    else read.lines.push(parsed);
  }
  return read;
}

function readBytes(file: string): Buffer {
  try {
    const { size, isFile } = readStats(file);
    // Reading a pipe or a device would block.
    if (!isFile) throw createReadError(file, 'it is not a file');
    if (size > MAX_FILE_BYTES) throw createReadError(file, `it has ${size} bytes, too many for a ledger`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw createReadError(file, code ?? message);
  }
}

function readStats(file: string) {
  const stats = statSync(file);
  return { size: stats.size, isFile: stats.isFile() };
}

function createReadError(file: string, why: string): UsageError {
  return new UsageError(
    `the ledger ${file} cannot be read (${why}): make it readable, or move it away and delete the records of earlier ` +
      'runs by hand, which are named contract-test',
  );
}

function parseLine(bytes: Buffer): Line | undefined {
  if (bytes.length > MAX_LINE_BYTES) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return validateLine(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function validateLine(value: unknown): Line | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const line = value as Record<string, unknown>;
  if (typeof line.key !== 'string' || line.key === '') return undefined;
  if (Object.hasOwn(line, 'run')) return isEntry(line) ? line : undefined;
  if (Object.hasOwn(line, 'gone')) return line.gone === true ? (line as Line) : undefined;
  return isId(line.id) ? (line as Line) : undefined;
}

/** Whether a line is exactly what a run writes. Every field is validated, since the line decides what is deleted. */
function isEntry(line: Record<string, unknown>): line is Record<string, unknown> & LedgerEntry {
  const { key, run, pid, at, kind, text, parents, id } = line;
  return (
    isRunId(run) &&
    String(key).startsWith(`${run} `) &&
    isId(pid) &&
    Number.isFinite(at) &&
    typeof kind === 'string' &&
    Object.hasOwn(LIVE_RESOURCES, kind) &&
    typeof text === 'string' &&
    (text.includes(formatRunMark(run)) || text.startsWith('probe of ')) &&
    Array.isArray(parents) &&
    parents.every(isId) &&
    (id === undefined || isId(id))
  );
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
