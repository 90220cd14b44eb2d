import { UsageError } from '../cli/errors.ts';
import { nearest } from '../cli/nearest.ts';
import { SIGNED_IN, type SignedInActor } from '../contract/access.ts';
import type { Variables } from './variables.ts';

/** A token and its origin. */
export interface ActorToken {
  token: string;
  /** `TIMENEYE_TOKEN_OWNER`, or the saved login. */
  from: string;
  /** The actor that the variable names; undefined for TIMENEYE_TOKEN. */
  actor?: SignedInActor;
}

/** Test tokens, in addition to the tokens of actors. Each enables further checks. */
export const TEST_TOKENS = ['expired', 'revoked', 'second-app'] as const;
export type TestToken = (typeof TEST_TOKENS)[number];
export type TestTokens = Partial<Record<TestToken, string>>;

/** The variable with an actor's token or a test token: TIMENEYE_TOKEN_OTHER_MEMBER. */
export function formatVariableName(whose: SignedInActor | TestToken): string {
  return `TIMENEYE_TOKEN_${whose.toUpperCase().replaceAll('-', '_')}`;
}

/** The test tokens from the variables. */
export function readTestTokens(variables: Variables): TestTokens {
  const entries = TEST_TOKENS.flatMap((kind) => {
    const from = formatVariableName(kind);
    const token = variables[from];
    return token === undefined ? [] : [[kind, validateToken(token, from)] as const];
  });
  return Object.fromEntries(entries);
}

/** The tokens from the variables: TIMENEYE_TOKEN, whose actor is to be identified, comes first. */
export function readTokens(variables: Variables): ActorToken[] {
  rejectUnknownNames(variables);
  const names: [string, SignedInActor?][] = [['TIMENEYE_TOKEN'], ...SIGNED_IN.map(listActorVariable)];
  return names.flatMap(([from, actor]) => {
    const token = variables[from];
    if (token === undefined) return [];
    return [{ token: validateToken(token, from), from, ...(actor && { actor }) }];
  });
}

function listActorVariable(actor: SignedInActor): [string, SignedInActor] {
  return [formatVariableName(actor), actor];
}

/** Rejects unknown variables, since a misspelled name would silently skip an actor. */
function rejectUnknownNames(variables: Variables): void {
  const known = [...SIGNED_IN, ...TEST_TOKENS].map(formatVariableName);
  const unknown = Object.keys(variables).find(
    (name) => name.startsWith('TIMENEYE_TOKEN_') && !known.includes(name),
  );
  if (unknown !== undefined) {
    throw new UsageError(`there is no actor for ${unknown}. Choose from: ${known.join(', ')}`);
  }
}

/** Validates the characters of a token (RFC 6750 section 2.1). The message never repeats the value. */
function validateToken(text: string, from: string): string {
  const token = text.trim();
  if (/^[\w.~+/-]+=*$/.test(token)) return token;
  const hint = /^bearer\s/i.test(token) ? 'remove the word Bearer' : 'copy it again, without anything else';
  throw new UsageError(`${from} is not a token: it contains spaces or other invalid characters (${hint})`);
}

/** The actor that `--actor` names; an unknown name is a UsageError that suggests the nearest one. */
export function parseActor(name: string): SignedInActor {
  const actor = SIGNED_IN.find((each) => each === name);
  if (actor !== undefined) return actor;
  const close = nearest(name, SIGNED_IN);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  throw new UsageError(`--actor ${name} is not an actor.${hint} Choose from: ${SIGNED_IN.join(', ')}`);
}
