import { timestamp } from '../clock.ts';
import type { Mock } from '../mock.ts';
import { invalid, Problem } from '../problems.ts';
import { type Grant, isExpired } from '../tokens.ts';
import type { FormFields } from './fields.ts';
import type { Developer } from './identity.ts';

const MAX_NAME_LENGTH = 255;

/** Issues a personal token that is valid for a year (source: article). Only the hash of the token is stored. */
export function issuePersonalToken(
  { tokens, contract }: Mock,
  { workspace, user }: Developer,
  fields: FormFields,
): { token: string; grant: Grant } {
  const name = parseName(fields);
  const { seconds } = contract.tokens.personal;
  return tokens.issue({ kind: 'personal', workspace, userId: user.user_id, seconds, name });
}

/** The user's tokens that are not revoked. */
export function listPersonalTokens({ tokens }: Mock, { workspace, user }: Developer): Grant[] {
  return tokens.listPersonal(workspace, user.user_id);
}

/** Revokes one of the user's tokens at once. */
export function revokePersonalToken(mock: Mock, developer: Developer, id: string): void {
  const grant = listPersonalTokens(mock, developer).find((each) => deriveTokenId(each) === id);
  if (!grant) throw new Problem('notFound');
  grant.revoked = true;
}

/** The ID of a token: the beginning of its hash, which does not reveal the token. */
export function deriveTokenId(grant: Grant): string {
  return grant.hash.slice(0, 16);
}

/** Describes a token in JSON responses, without the token itself. */
export function describePersonalToken(grant: Grant): object {
  return {
    id: deriveTokenId(grant),
    name: grant.name,
    created_date: timestamp(grant.issuedAt),
    expires_date: timestamp(grant.expiresAt),
    is_expired: isExpired(grant) ? 1 : 0,
  };
}

function parseName({ name, ...others }: FormFields): string {
  const text = typeof name === 'string' ? name.trim() : '';
  const errors = Object.fromEntries(Object.keys(others).map((each) => [each, [`${each} is unknown.`]]));
  if (text === '') errors.name = ['The name is missing.'];
  if (text.length > MAX_NAME_LENGTH)
    errors.name = [`The name must not be longer than ${MAX_NAME_LENGTH} characters.`];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return text;
}
