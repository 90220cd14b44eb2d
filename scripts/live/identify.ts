import { Inconclusive, UsageError } from '../cli/errors.ts';
import type { SignedInActor } from '../contract/access.ts';
import type { Contract } from '../contract/contract.ts';
import { ApiTranslator, listCommonReads } from './api-translator.ts';
import { deriveLevel, type Identity, LEVELS, type Level } from './identity.ts';
import { sendFirst as send } from './preflight.ts';
import type { ActorToken } from './tokens.ts';

interface Profile {
  userId?: number;
  level?: Level;
}

/** Identifies the user of each token, and checks that the API accepts it, before any test. */
export async function identify(
  contract: Contract,
  baseUrl: string,
  tokens: ActorToken[],
  actor: SignedInActor | undefined,
  timeoutMs?: number,
): Promise<Identity[]> {
  const identities: Identity[] = [];
  for (const actorToken of tokens) {
    const profile = await identifyUser(contract, baseUrl, actorToken, timeoutMs);
    identities.push(createIdentity(actorToken, profile, actorToken.actor ?? actor));
  }
  return removeDuplicates(identities);
}

/**
 * Reads the user from GET /me. Without a usable response, a list request shows whether the API accepts the token.
 */
async function identifyUser(
  contract: Contract,
  baseUrl: string,
  actorToken: ActorToken,
  timeoutMs?: number,
): Promise<Profile> {
  const translator = ApiTranslator.of(contract);
  const operation = contract.byId.get('getMe');
  const me =
    operation && (await send(baseUrl, translator.buildRequest(operation).path, actorToken, timeoutMs));
  if (operation && typeof me === 'object')
    return readProfile(
      translator.parseResponseBody(operation, { status: 200, text: JSON.stringify(me.body) }),
    );
  const list = listCommonReads(contract).at(-1)?.path ?? '';
  const entries = await send(baseUrl, list, actorToken, timeoutMs);
  if (typeof entries === 'object') return {};
  // Some roles may not call the list that replaces listEntries; a 403 still shows that the token is accepted.
  if (entries === 'rejected' && !contract.byId.has('listEntries')) return {};
  const response = entries === 'not there' ? 'does not exist (404)' : 'is rejected (403)';
  throw new Inconclusive(
    `GET ${baseUrl}${list.split('?')[0]} ${response}: is the base URL right, and may this user call the API?`,
  );
}

/** Rejects a second-app token of another user, who has a different rate limit and sees different records. */
export async function rejectOtherUser(
  contract: Contract,
  baseUrl: string,
  actorToken: ActorToken,
  [first]: Identity[],
): Promise<void> {
  const { userId } = await identifyUser(contract, baseUrl, actorToken);
  if (userId === undefined || first?.userId === undefined || userId === first.userId) return;
  throw new UsageError(
    `${actorToken.from} is the token of another user: it must be a token of the user of ${first.from}, issued to another app`,
  );
}

function readProfile(body: unknown): Profile {
  const outer = (body ?? {}) as Record<string, unknown>;
  const user = (typeof outer.data === 'object' && outer.data !== null ? outer.data : outer) as Record<
    string,
    unknown
  >;
  const level = LEVELS.find((each) => each === user.access_level);
  return {
    ...(Number.isSafeInteger(user.user_id) && { userId: user.user_id as number }),
    ...(level && { level }),
  };
}

function createIdentity(
  actorToken: ActorToken,
  { userId, level }: Profile,
  named: SignedInActor | undefined,
): Identity {
  const { token, from } = actorToken;
  if (named === undefined && level === undefined) {
    throw new UsageError(
      `the API does not identify the user of ${from} (GET /me has no access_level): name the actor with --actor NAME`,
    );
  }
  const actor = named ?? (level as Level);
  if (level !== undefined && deriveLevel(actor) !== level) {
    throw new UsageError(`${from} is the token of a user with level ${level}, who cannot be the ${actor}`);
  }
  return {
    actor,
    token,
    from,
    ...(userId !== undefined && { userId }),
    ...(level && { level }),
    isCertain: named !== undefined || level !== 'member',
  };
}

/** Keeps one token per actor. TIMENEYE_TOKEN yields to a variable that names the actor; two actors need two users. */
function removeDuplicates(identities: Identity[]): Identity[] {
  const named = identities.filter(({ from }) => from.startsWith('TIMENEYE_TOKEN_'));
  const others = identities.filter(
    (each) => !named.includes(each) && !named.some((one) => isSame(one, each)),
  );
  for (const [i, identity] of named.entries()) {
    const duplicate = named.slice(i + 1).find((other) => isSame(identity, other));
    if (duplicate === undefined) continue;
    throw new UsageError(
      `${identity.from} and ${duplicate.from} are tokens of one user: different actors must be different users`,
    );
  }
  return [...others, ...named];
}

function isSame(one: Identity, other: Identity): boolean {
  return one.actor === other.actor || (one.userId !== undefined && one.userId === other.userId);
}
