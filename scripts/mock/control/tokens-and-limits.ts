import { issueTokens } from '../oauth/issue-tokens.ts';
import {
  type ControlCall,
  ControlProblem,
  checkFields,
  findNamedApplication,
  findNamedUser,
  NON_NEGATIVE_INTEGER,
  oneOf,
  quoteValue,
  SECONDS,
  STRING,
  USER,
} from './control-call.ts';

/**
 * `POST /_mock/tokens` `{user, app, kind, expires_in}` -> `{access_token, token_type, expires_in, refresh_token?}`:
 * issues a token without a login. `app` applies to access tokens; default `mock-app`.
 */
export function issueToken({ mock, workspace, body }: ControlCall): unknown {
  const checks = { user: USER, app: STRING, kind: oneOf(['access', 'personal']), expires_in: SECONDS };
  const { user: name, app, kind = 'access', expires_in } = checkFields(body, checks);
  const userId = findNamedUser(workspace, name).user_id;
  const { tokens, contract } = mock;
  if (kind === 'personal') {
    const seconds = Number(expires_in ?? contract.tokens.personal.seconds);
    const { token } = tokens.issue({ kind: 'personal', workspace, userId, seconds });
    return { access_token: token, token_type: 'Bearer', expires_in: seconds };
  }
  const application = findNamedApplication(workspace, app ?? 'mock-app').client_id;
  const seconds = Number(expires_in ?? contract.tokens.access.seconds);
  return issueTokens(tokens, contract.tokens, { workspace, userId, application, seconds }).body;
}

/**
 * `PATCH /_mock/rate-limit` `{user, app, remaining}`: sets the remaining requests of the user/client pair in its
 * current window.
 */
export function changeRateLimit({ mock, workspace, body }: ControlCall): unknown {
  const {
    user: userName,
    app,
    remaining,
  } = checkFields(body, { user: USER, app: STRING, remaining: NON_NEGATIVE_INTEGER });
  const user = findNamedUser(workspace, userName);
  const { rateLimiting } = mock.policies;
  const allowance = mock.rateLimit ?? rateLimiting.allowance(workspace, mock.contract.rateLimits);
  const { limit } = allowance;
  if (remaining === undefined || Number(remaining) > limit) {
    const problem = remaining === undefined ? 'is missing' : `is ${quoteValue(remaining)}`;
    throw new ControlProblem(422, `remaining ${problem}. Give a whole number from 0 to the limit, ${limit}.`);
  }
  const application =
    app === undefined
      ? findPersonalClientId(mock, workspace, user.user_id)
      : findNamedApplication(workspace, app).client_id;
  const key = rateLimiting.key(user.user_id, application);
  const now = workspace.clock.seconds();
  workspace.rateWindows.setRemaining(key, Number(remaining), allowance, now);
  return { user_id: user.user_id, limit, remaining };
}

/** The client ID of the user's initial personal token: each personal token counts as a separate client. */
function findPersonalClientId(
  { workspaces, tokens }: ControlCall['mock'],
  workspace: ControlCall['workspace'],
  userId: number,
): string {
  for (const [actor, token] of workspaces.initialTokens(workspace)) {
    const grant = workspace.actors.get(actor) === userId ? tokens.find(token) : undefined;
    if (grant) return grant.application;
  }
  throw new ControlProblem(422, 'This user has no initial personal token. Name an application as app.');
}
