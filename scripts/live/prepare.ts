import { UsageError } from '../cli/errors.ts';
import { parseWholeNumber } from '../cli/values.ts';
import type { SignedInActor } from '../contract/access.ts';
import { readContract } from '../contract/contract.ts';
import { resolveBaseUrl } from './base-url.ts';
import { identify, rejectOtherUser } from './identify.ts';
import type { Identity } from './identity.ts';
import { ledgerPath } from './ledger.ts';
import { resolveLoginToken } from './login/renew.ts';
import { createRedactor } from './redact.ts';
import { type LiveMode, type LiveSettings, newRunId } from './settings.ts';
import { stateDirectory } from './state.ts';
import {
  type ActorToken,
  formatVariableName,
  parseActor,
  readTestTokens,
  readTokens,
  type TestTokens,
} from './tokens.ts';
import { readVariables, type Variables } from './variables.ts';

/** The live options of the command line. */
export interface LiveFlags {
  'base-url': string | undefined;
  actor: string | undefined;
  budget: string | undefined;
  'allow-writes': boolean;
  'probe-denied': boolean;
  'exhaust-rate-limit': boolean;
  refresh?: boolean;
  strict: boolean;
  'show-data': boolean;
}

/** Resolves the settings of a live run before any test runs; throws a UsageError or Inconclusive. */
export async function prepareLive(flags: LiveFlags, envFile: string): Promise<LiveSettings> {
  const variables = readVariables(envFile);
  const mode = chooseMode(flags);
  const actor = flags.actor === undefined ? undefined : parseActor(flags.actor);
  const baseUrl = resolveBaseUrl(flags['base-url'], variables);
  const tokens = await resolveTokens(variables, baseUrl);
  const testTokens = readTestTokens(variables);
  const identities = await identifyAll({ baseUrl, tokens, actor, testTokens }).catch((error: Error) => {
    // The message may quote a header in which the server echoes the request.
    const secrets = [...tokens.map(({ token }) => token), ...Object.values(testTokens)];
    error.message = createRedactor(secrets)(error.message);
    throw error;
  });
  const ledgerOwner = findWriter(identities) ?? identities.find(({ userId }) => userId !== undefined);
  return {
    ...mode,
    baseUrl,
    identities,
    testTokens,
    run: newRunId(),
    ...(ledgerOwner?.userId !== undefined && {
      ledgerFile: ledgerPath(stateDirectory(), baseUrl, ledgerOwner.userId),
    }),
  };
}

/** Identifies the users of all tokens. The second-app token must belong to the first user. */
export async function identifyAll({
  baseUrl,
  tokens,
  actor,
  testTokens,
}: IdentifyOptions): Promise<Identity[]> {
  const contract = readContract();
  const identities = await identify(contract, baseUrl, tokens, actor);
  const from = formatVariableName('second-app');
  const secondApp = testTokens['second-app'];
  if (secondApp === undefined) return identities;
  if (identities.some(({ token }) => token === secondApp)) {
    throw new UsageError(`${from} is the token of the first app: make one for another app of the same user`);
  }
  await rejectOtherUser(contract, baseUrl, { token: secondApp, from }, identities);
  return identities;
}

interface IdentifyOptions {
  baseUrl: string;
  tokens: ActorToken[];
  actor: SignedInActor | undefined;
  testTokens: TestTokens;
}

/** The identity that writes with --allow-writes: an owner or admin with a known ID. */
export function findWriter(identities: Identity[]): Identity | undefined {
  return ['owner', 'admin']
    .flatMap((actor) => identities.filter((identity) => identity.actor === actor))
    .find(({ userId }) => userId !== undefined);
}

/** The mode that the flags set. */
export function chooseMode(flags: LiveFlags): LiveMode {
  return {
    allowWrites: flags['allow-writes'],
    probeDenied: flags['probe-denied'],
    exhaustRateLimit: flags['exhaust-rate-limit'],
    strict: flags.strict,
    showData: flags['show-data'],
    refresh: flags.refresh === true,
    ...(flags.budget !== undefined && { budget: parseWholeNumber('budget', flags.budget, 1, 10_000) }),
  };
}

async function resolveTokens(variables: Variables, baseUrl: string): Promise<ActorToken[]> {
  const tokens = readTokens(variables);
  if (tokens.length > 0) return tokens;
  const saved = await resolveLoginToken(baseUrl);
  if (saved !== undefined) return [{ token: saved, from: 'the saved login' }];
  throw new UsageError(
    `there is no token: set TIMENEYE_TOKEN (or ${formatVariableName('owner')} and so on) in the environment or in .env, ` +
      'or log in with npm run login',
  );
}
