import { UsageError } from '../cli/errors.ts';
import { nearest } from '../cli/nearest.ts';
import { ACTORS, type Actor } from '../contract/access.ts';
import type { Variables } from './variables.ts';

export type SignedInActor = Exclude<Actor, 'anonymous'>;
export const SIGNED_IN = ACTORS.filter((actor): actor is SignedInActor => actor !== 'anonymous');

/** A token and where it was given. */
export interface GivenToken {
  token: string;
  /** `TIMENEYE_TOKEN_OWNER`, or the saved login. */
  from: string;
  /** As whom it was given; unsaid for TIMENEYE_TOKEN. */
  actor?: SignedInActor;
}

/** The variable that gives an actor's token: TIMENEYE_TOKEN_OTHER_MEMBER. */
export function variableOf(actor: SignedInActor): string {
  return `TIMENEYE_TOKEN_${actor.toUpperCase().replaceAll('-', '_')}`;
}

/** The tokens that the variables give, first the one whose user is to be found out. */
export function tokensIn(variables: Variables): GivenToken[] {
  rejectUnknownNames(variables);
  const names: [string, SignedInActor?][] = [['TIMENEYE_TOKEN'], ...SIGNED_IN.map(named)];
  return names.flatMap(([from, actor]) => {
    const token = variables[from];
    if (token === undefined) return [];
    return [{ token: checkedToken(token, from), from, ...(actor && { actor }) }];
  });
}

function named(actor: SignedInActor): [string, SignedInActor] {
  return [variableOf(actor), actor];
}

/** A misspelt name would silently leave an actor out. */
function rejectUnknownNames(variables: Variables): void {
  const known = SIGNED_IN.map(variableOf);
  const unknown = Object.keys(variables).find(
    (name) => name.startsWith('TIMENEYE_TOKEN_') && !known.includes(name),
  );
  if (unknown !== undefined) {
    throw new UsageError(`there is no actor for ${unknown}. There are: ${known.join(', ')}`);
  }
}

/** What RFC 6750 2.1 lets follow "Bearer ". The message never repeats what was given. */
function checkedToken(text: string, from: string): string {
  const token = text.trim();
  if (/^[\w.~+/-]+=*$/.test(token)) return token;
  const hint = /^bearer\s/i.test(token) ? 'leave the word Bearer out' : 'copy it again, whole and alone';
  throw new UsageError(`${from} is not a token: it holds spaces or other characters that none has (${hint})`);
}

/** The actor of that name, or a UsageError with the nearest one. */
export function knownActor(flag: string, name: string): SignedInActor {
  const actor = SIGNED_IN.find((each) => each === name);
  if (actor !== undefined) return actor;
  const close = nearest(name, SIGNED_IN);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  throw new UsageError(`--${flag} ${name} is no actor.${hint} There are: ${SIGNED_IN.join(', ')}`);
}
