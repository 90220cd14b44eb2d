import { Worker } from 'node:worker_threads';
import { UsageError } from '../cli/index.ts';
import { codeFile } from '../cli/installation.ts';
import type { ParsedDocument } from './parse.ts';

/** Limits on parsing. */
export interface ParseLimits {
  /** CPU time instead of wall-clock time, so that a busy machine makes no difference. */
  cpuSeconds: number;
  megabytes: number;
}

/** A large document (900 operations, 2.4 MB of YAML) takes 2 s and 300 MB. */
export const PARSE_LIMITS: ParseLimits = { cpuSeconds: 10, megabytes: 1024 };

/** The interval at which the limits are checked. */
const CHECK_MILLISECONDS = 100;

interface Message {
  isReady?: true;
  json?: string;
  notes?: string[];
  problem?: string;
  isUsage?: boolean;
}

/** The last parsed texts: one command needs the same text several times. */
const cache: { text: string; name: string; response: Message }[] = [];
const MAX_CACHED = 8;

/**
 * Parses the text of an external document in a worker, which is terminated when it takes too much time or memory. Every
 * call returns a new object.
 */
export async function guardedParse(
  text: string,
  name: string,
  limits: ParseLimits = PARSE_LIMITS,
): Promise<ParsedDocument> {
  const before = cache.find((each) => each.text === text && each.name === name)?.response;
  const response = before ?? (await parseInTurn(text, name, limits));
  if (before === undefined) cache.unshift({ text, name, response });
  cache.length = Math.min(cache.length, MAX_CACHED);
  if (response.json !== undefined)
    return { value: JSON.parse(response.json), notes: [...(response.notes ?? [])] };
  if (response.isUsage) throw new UsageError(response.problem);
  throw new UsageError(
    `${name} cannot be read: ${response.problem}. Check the document with another OpenAPI parser.`,
  );
}

let worker: Promise<Worker> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** One text at a time, so that the measured CPU time belongs to it. */
function parseInTurn(text: string, name: string, limits: ParseLimits): Promise<Message> {
  const mine = turn.then(() => parseInWorker(text, name, limits));
  turn = mine.catch(() => undefined);
  return mine;
}

async function parseInWorker(text: string, name: string, limits: ParseLimits): Promise<Message> {
  worker ??= startWorker(limits.megabytes);
  const thread = await worker;
  const start = process.cpuUsage();
  const { promise, resolve } = withResolver<Message>();
  const end = (problem: string) => {
    worker = undefined;
    void thread.terminate();
    resolve({ problem, isUsage: true });
  };
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1e6 > limits.cpuSeconds) {
      end(`${name} takes more than ${limits.cpuSeconds} s to parse: this is not a usable API document.`);
    }
  }, CHECK_MILLISECONDS);
  const fail = (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    end(
      isMemory
        ? `${name} takes more than ${limits.megabytes} MB of memory to parse: this is not a usable API document.`
        : `${name} cannot be parsed: ${error.message}`,
    );
  };
  thread.once('message', resolve);
  thread.once('error', fail);
  try {
    thread.postMessage({ text, name });
    return await promise;
  } finally {
    clearInterval(timer);
    thread.off('message', resolve);
    thread.off('error', fail);
  }
}

/** Starts the worker that all texts share; it does not keep the process alive. */
async function startWorker(megabytes: number): Promise<Worker> {
  const thread = new Worker(codeFile('scripts/contract/parse-worker.mjs'), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const { promise, resolve, reject } = withResolver<unknown>();
  thread.once('message', resolve).once('error', reject);
  await promise;
  thread.off('error', reject);
  thread.unref();
  return thread;
}

function withResolver<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
