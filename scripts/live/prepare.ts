import { UsageError } from '../cli/errors.ts';
import { wholeNumber } from '../cli/values.ts';
import { readContract } from '../contract/contract.ts';
import { baseUrlOf } from './base-url.ts';
import { identify } from './identify.ts';
import type { Identity } from './identity.ts';
import { ledgerFile } from './ledger.ts';
import { loginToken } from './login/renew.ts';
import { redactor } from './redact.ts';
import { type LiveMode, type LiveSettings, newRunId } from './settings.ts';
import { stateDirectory } from './state.ts';
import { type GivenToken, knownActor, tokensIn, variableOf } from './tokens.ts';
import { readVariables, type Variables } from './variables.ts';

/** The live options of the command line. */
export interface LiveFlags {
  'base-url': string | undefined;
  actor: string | undefined;
  budget: string | undefined;
  'allow-writes': boolean;
  'probe-denied': boolean;
  'exhaust-rate-limit': boolean;
  strict: boolean;
  'show-data': boolean;
}

/** Collects everything that a live run needs to know, or throws the problem, before any test runs. */
export async function prepareLive(flags: LiveFlags, envFile: string): Promise<LiveSettings> {
  const variables = readVariables(envFile);
  const mode = chooseMode(flags);
  const actor = flags.actor === undefined ? undefined : knownActor('actor', flags.actor);
  const baseUrl = baseUrlOf(flags['base-url'], variables);
  const tokens = await givenTokens(variables, baseUrl);
  const identities = await identify(readContract(), baseUrl, tokens, actor).catch((error: Error) => {
    // A server may echo a request in a header, and a message quotes that.
    error.message = redactor(tokens.map(({ token }) => token))(error.message);
    throw error;
  });
  const whose = writerAmong(identities) ?? identities.find(({ userId }) => userId !== undefined);
  return {
    ...mode,
    baseUrl,
    identities,
    run: newRunId(),
    ...(whose?.userId !== undefined && {
      ledgerFile: ledgerFile(stateDirectory(), baseUrl, whose.userId),
    }),
  };
}

/** The actor who writes in a run that may write: one with access to everything and a known id. */
export function writerAmong(identities: Identity[]): Identity | undefined {
  return ['owner', 'admin']
    .flatMap((actor) => identities.filter((identity) => identity.actor === actor))
    .find(({ userId }) => userId !== undefined);
}

function chooseMode(flags: LiveFlags): LiveMode {
  return {
    allowWrites: flags['allow-writes'],
    probeDenied: flags['probe-denied'],
    exhaustRateLimit: flags['exhaust-rate-limit'],
    strict: flags.strict,
    showData: flags['show-data'],
    ...(flags.budget !== undefined && { budget: wholeNumber('budget', flags.budget, 1, 10_000) }),
  };
}

async function givenTokens(variables: Variables, baseUrl: string): Promise<GivenToken[]> {
  const tokens = tokensIn(variables);
  if (tokens.length > 0) return tokens;
  const saved = await loginToken(baseUrl);
  if (saved !== undefined) return [{ token: saved, from: 'the saved login' }];
  throw new UsageError(
    `there is no token: set TIMENEYE_TOKEN (or ${variableOf('owner')} and so on) in the environment or in .env, ` +
      'or log in with npm run login',
  );
}
