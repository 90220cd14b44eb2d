import { environmentFile } from '../cli/installation.ts';
import { printable } from '../cli/printable.ts';
import type { SuiteOptions } from '../runner/run.ts';
import { resolveBaseUrl } from './base-url.ts';
import { readLogin } from './login/saved.ts';
import type { PlannedRequest } from './planned-request.ts';
import { chooseMode, type LiveFlags } from './prepare.ts';
import { ASSUMED_ACTOR, type RehearsedUser, rehearse } from './rehearsal.ts';
import { type ActorToken, parseActor, readTestTokens, readTokens, TEST_TOKENS } from './tokens.ts';
import { readVariables } from './variables.ts';

/** `npm test -- --live --plan`: prints the requests of a live run; sends none of them and writes nothing. */
export async function printPlan(flags: LiveFlags, options: SuiteOptions): Promise<number> {
  const { baseUrl, user } = readRehearsedUser(flags);
  const { requests } = await rehearse(user, options);
  const lines = [
    `Plan: ${requests.length} requests to ${baseUrl}, none of which was sent`,
    ...describeRun(user),
    '',
    ...requestLines(requests),
  ];
  console.log(lines.map(printable).join('\n'));
  return 0;
}

/** The tokens and flags of a run, determined without a request. */
export function readRehearsedUser(flags: LiveFlags): { baseUrl: string; user: RehearsedUser } {
  const variables = readVariables(environmentFile());
  const mode = chooseMode(flags);
  const actor = flags.actor === undefined ? undefined : parseActor(flags.actor);
  const baseUrl = resolveBaseUrl(flags['base-url'], variables);
  const tokens = readTokens(variables);
  const testTokens = readTestTokens(variables);
  const actorTokens = (tokens.length > 0 ? tokens : describeMissingToken(baseUrl)).map(
    ({ from, actor: named }) => {
      const tokenActor = named ?? actor;
      return { from, ...(tokenActor && { actor: tokenActor }) };
    },
  );
  const secrets = [...tokens.map(({ token }) => token), ...Object.values(testTokens)];
  const kinds = TEST_TOKENS.filter((kind) => testTokens[kind] !== undefined);
  return { baseUrl, user: { mode, actorTokens, testTokens: kinds, secrets } };
}

/** Describes the token of a run without token variables. A plan works without a token. */
function describeMissingToken(baseUrl: string): Omit<ActorToken, 'token'>[] {
  const saved = readLogin();
  const isForBaseUrl = saved !== undefined && new URL(saved.baseUrl).origin === new URL(baseUrl).origin;
  return [{ from: isForBaseUrl ? 'the saved login' : 'TIMENEYE_TOKEN (not set)' }];
}

/** The lines about the assumed tokens and the limits of a rehearsal. */
export function describeRun({ actorTokens }: RehearsedUser): string[] {
  return [
    ...actorTokens.map(introduce),
    '  rehearsed on the mock: a live run with other data, limits or responses sends other requests',
  ];
}

function introduce({ from, actor }: Omit<ActorToken, 'token'>): string {
  if (actor !== undefined) return `  ${from} as ${actor}`;
  return `  ${from} as ${ASSUMED_ACTOR}: only GET /me identifies the actor (--actor NAME assumes another one)`;
}

/** One line for each request; consecutive equal requests share a line with their count. */
function requestLines(requests: PlannedRequest[]): string[] {
  const width = Math.max(...requests.map(({ sender }) => sender.length), 'actor'.length);
  const formatRow = (method: string, sender: string, from: string, path: string) =>
    `${method.padEnd(7)} ${sender.padEnd(width)} ${from.padEnd(FROM_WIDTH)} ${path}`;
  const counted: { text: string; count: number }[] = [];
  for (const { method, sender, from, path } of requests) {
    const text = formatRow(method, sender, from ?? '-', path);
    const last = counted.at(-1);
    if (last?.text === text) last.count += 1;
    else counted.push({ text, count: 1 });
  }
  const rows = counted.map(({ text, count }) => (count === 1 ? text : `${text} (${count} times)`));
  return [formatRow('method', 'actor', 'from', 'path'), ...rows];
}

const FROM_WIDTH = 'TIMENEYE_TOKEN_SECOND_APP'.length;
