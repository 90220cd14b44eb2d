import { timestamp } from '../clock.ts';
import type { Mock } from '../mock.ts';
import { invalid, Problem } from '../problems.ts';
import { type Grant, isExpired } from '../tokens.ts';
import type { FormFields } from './fields.ts';
import type { Developer } from './identity.ts';

const LONGEST_NAME = 255;

/** Issues a personal token for a year (article). Its text is in the response and not stored. */
export function issuePersonalToken(
  { tokens, contract }: Mock,
  { workspace, user }: Developer,
  fields: FormFields,
): { token: string; grant: Grant } {
  const name = parseName(fields);
  const { seconds } = contract.tokens.personal;
  return tokens.issue({ kind: 'personal', workspace, userId: user.user_id, seconds, name });
}

/** The user's tokens, without revoked ones. */
export function listPersonalTokens({ tokens }: Mock, { workspace, user }: Developer): Grant[] {
  return tokens.personal(workspace, user.user_id);
}

/** Revokes one of the user's tokens at once. */
export function revokePersonalToken(mock: Mock, developer: Developer, id: string): void {
  const grant = listPersonalTokens(mock, developer).find((each) => deriveTokenId(each) === id);
  if (!grant) throw new Problem('notFound');
  grant.revoked = true;
}

/** Identifies a token without revealing it: the beginning of its hash. */
export function deriveTokenId(grant: Grant): string {
  return grant.hash.slice(0, 16);
}

/** A token in JSON responses, without its text. */
export function personalTokenJson(grant: Grant): object {
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
  if (text.length > LONGEST_NAME)
    errors.name = [`The name must not be longer than ${LONGEST_NAME} characters.`];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return text;
}
