import type { Contract } from '../../contract/contract.ts';
import type { Grant, TokenStore } from '../tokens.ts';
import type { Workspace } from '../workspace.ts';

/** The body of a token response (RFC 6749 section 5.1), its fields in the order in which Passport has them. */
export interface IssuedTokens {
  token_type: 'Bearer';
  expires_in: number;
  access_token: string;
  refresh_token: string;
}

interface IssueRequest {
  workspace: Workspace;
  userId: number;
  /** Client id. */
  application: string;
  /** The login that they descend from; without it, they are a login of their own. */
  family?: string;
  /** Life of the access token, if it is not to be the contract's. */
  seconds?: number;
}

/** Issues an access token and the refresh token that goes with it. */
export function issueTokens(
  tokens: TokenStore,
  lives: Contract['tokens'],
  { seconds = lives.access.seconds, ...owner }: IssueRequest,
): { body: IssuedTokens; grant: Grant } {
  const { token: access_token, grant } = tokens.issue({ ...owner, kind: 'access', seconds });
  const { token: refresh_token } = tokens.issue({
    ...owner,
    kind: 'refresh',
    seconds: lives.refresh.seconds,
    family: grant.family,
  });
  return { body: { token_type: 'Bearer', expires_in: seconds, access_token, refresh_token }, grant };
}
