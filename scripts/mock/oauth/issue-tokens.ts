import type { Contract } from '../../contract/contract.ts';
import type { Grant, TokenStore } from '../tokens.ts';
import type { Workspace } from '../workspace.ts';

/** The body of a token response (RFC 6749 section 5.1), with the fields in Passport's order. */
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
  /** The family of the tokens. Default: a new family. */
  family?: string;
  /** Lifetime of the access token in seconds. Default: the contract's. */
  seconds?: number;
}

/** Issues an access token and a refresh token. */
export function issueTokens(
  tokens: TokenStore,
  lifetimes: Contract['tokens'],
  { seconds = lifetimes.access.seconds, ...owner }: IssueRequest,
): { body: IssuedTokens; grant: Grant } {
  const { token: access_token, grant } = tokens.issue({ ...owner, kind: 'access', seconds });
  const { token: refresh_token } = tokens.issue({
    ...owner,
    kind: 'refresh',
    seconds: lifetimes.refresh.seconds,
    family: grant.family,
  });
  return { body: { token_type: 'Bearer', expires_in: seconds, access_token, refresh_token }, grant };
}
