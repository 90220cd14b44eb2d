import { readFileSync } from 'node:fs';
import type { NewmanEvents } from 'newman';
import { projectFile } from '../cli/installation.ts';
import { readContract } from '../contract/contract.ts';
import { type Environment, mockUrls } from './environments.ts';
import { type Collection, listRequests } from './postman.ts';
import { SILENCE_SECONDS, silenceMessage } from './silence.ts';
import { withoutSecrets } from './without-secrets.ts';

export interface CollectionRunOptions {
  /** The mock's base URL. */
  origin: string;
  /** Overrides of the environment's variables; undefined removes one. */
  variables?: Record<string, string | undefined>;
  collection?: Collection;
  /** Newman's own options: `reporters` and their settings. */
  reporting?: object;
  /** The run stops after this many seconds without a response. */
  silenceSeconds?: number;
}

/** The result of one request. */
export interface RequestResult {
  checks: Map<string, { error?: Error; skipped: boolean }>;
  sent?: { method: string; url: string; signedIn: boolean; response: string };
  /** The reason if the request was not sent. */
  skipped?: string;
  scriptError?: Error;
}

export interface RunResult {
  requests: Map<string, RequestResult>;
  sent: number;
  failed: number;
  /** `http://127.0.0.1:4010 did not respond for 30 seconds`, if so. */
  silence?: string;
}

/** The generated collection. */
export function readCollection(): Collection {
  return readJson('timeneye.postman_collection.json') as Collection;
}

/** Runs the collection with Newman against a mock, in the environment for the mock. */
export async function runCollection({
  origin,
  variables = {},
  collection = readCollection(),
  reporting = { reporters: [] },
  silenceSeconds = SILENCE_SECONDS,
}: CollectionRunOptions): Promise<RunResult> {
  const environment = buildEnvironment({ ...mockUrls(origin, readContract()), ...variables });
  const requests = new Map(listRequests(collection.item).map(({ item }) => [item.id ?? '', emptyResult()]));
  const findResult = (item: { id: string }) => requests.get(item.id) ?? emptyResult();
  const timeoutRequest = silenceSeconds * 1000;
  let silence: string | undefined;
  let run: NewmanEvents['start']['run'] | undefined;
  // Loaded lazily, so that listing the tests does not wait for it.
  const { default: newman } = await import('newman');
  return new Promise((resolve, reject) => {
    newman
      .run({ collection, environment, timeoutRequest, ...reporting }, (error, summary) => {
        if (error) return reject(error);
        const { stats, failures } = summary.run;
        const counts = { sent: stats.requests.total, failed: failures.length };
        resolve({ requests, ...counts, ...(silence !== undefined && { silence }) });
      })
      .on('start', (_, started) => {
        run = started.run;
      })
      .on('assertion', (_, event) => noteCheck(findResult(event.item), event))
      .on('request', (error, event) => {
        // Each further request might wait as long.
        if (isTimeout(error)) {
          silence ??= silenceMessage(origin, silenceSeconds);
          run?.abort();
        }
        noteRequest(findResult(event.item), event);
      })
      .on('script', (error, event) => {
        if (error) findResult(event.item).scriptError = error;
      });
  });
}

function isTimeout(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT';
}

function emptyResult(): RequestResult {
  return { checks: new Map() };
}

function buildEnvironment(variables: Record<string, string | undefined>): Environment {
  const environment = readJson('mock.postman_environment.json') as Environment;
  const entries = Object.entries(variables);
  const unchanged = environment.values.filter(({ key }) => !(key in variables));
  const added = entries.flatMap(([key, value]) => {
    return value === undefined ? [] : [{ key, value, type: 'default' as const, enabled: true as const }];
  });
  return { ...environment, values: [...unchanged, ...added] };
}

/** Adds a check to the result. The guard script of the collection reports an unsent request as a skipped check. */
function noteCheck(result: RequestResult, { assertion, error, skipped }: NewmanEvents['assertion']): void {
  const reason = skipped ? /^not sent: (.*)$/.exec(assertion)?.[1] : undefined;
  if (reason !== undefined) result.skipped = reason;
  else result.checks.set(assertion, { skipped, ...(error && { error }) });
}

function noteRequest(result: RequestResult, { request, response }: NewmanEvents['request']): void {
  result.sent = {
    method: request.method,
    url: request.url.toString(),
    signedIn: request.headers.has('Authorization'),
    response: response ? withoutSecrets(`${response.code} ${response.text()}`) : 'no response',
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(projectFile(`collections/${file}`), 'utf8'));
}
