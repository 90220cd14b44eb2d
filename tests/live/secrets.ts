import { readdirSync, readFileSync } from 'node:fs';
import type { LiveResult } from './run.ts';

/** Finds secrets in a run's output and files, in several encodings. */
export function findLeaks(
  { output, files }: Pick<LiveResult, 'output' | 'files'>,
  secrets: string[],
): string[] {
  const texts = { ...files, output };
  return Object.entries(texts).flatMap(([name, text]) => {
    const found = secrets.flatMap(listEncodings).filter((form) => text.includes(form));
    return found.map((form) => `${name}: ${form.slice(0, 4)}...`);
  });
}

/** The secret unchanged, URL-encoded, in hex, and in base64 at any offset. */
function listEncodings(secret: string): string[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.from(' '.repeat(before) + secret).toString('base64');
    // Characters that depend on neighbors are removed on both sides.
    return [text.slice(before === 0 ? 0 : before + 1, -4)];
  });
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), ...base64];
}

/** Processes with a secret in their arguments. */
export function findCommandLines(secrets: string[]): string[] {
  return searchProcesses('cmdline', secrets).map((pid) => procFile(pid, 'cmdline'));
}

/** The IDs of processes that were started with a secret in their environment. */
export function findProcessesByEnvironment(secrets: string[]): number[] {
  return searchProcesses('environ', secrets).map(Number);
}

function searchProcesses(file: string, secrets: string[]): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => secrets.some((secret) => procFile(pid, file).includes(secret)));
}

function procFile(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
