import type { Contract } from '../../../spec/contract.ts';
import { point } from '../../faults/point.ts';
import type { Grant, Tokens } from '../../tokens.ts';
import type { Workspace } from '../../workspace.ts';

/** The body of a token answer (RFC 6749 section 5.1), its fields in the order in which Passport has them. */
export interface TokenBody {
  token_type: 'Bearer';
  expires_in: number;
  access_token: string;
  refresh_token: string;
}

interface PairRequest {
  workspace: Workspace;
  userId: number;
  /** Client id. */
  application: string;
  /** The login it descends from; without it, it is a login of its own. */
  family?: string;
  /** Life of the access token, if it is not to be the contract document's. */
  seconds?: number;
}

/** Issues an access token and the refresh token that goes with it. */
export const issuePair = point(function issuePair(
  tokens: Tokens,
  lives: Contract['tokens'],
  { seconds = lives.access.seconds, ...request }: PairRequest,
): { body: TokenBody; grant: Grant } {
  const { token: access_token, grant } = tokens.issue({ ...request, kind: 'access', seconds });
  const refresh = tokens.issue({
    ...request,
    kind: 'refresh',
    seconds: lives.refresh.seconds,
    family: grant.family,
  });
  return {
    body: { token_type: 'Bearer', expires_in: seconds, access_token, refresh_token: refresh.token },
    grant,
  };
});
