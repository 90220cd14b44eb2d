import { issuePair } from '../oauth/token/issue-pair.ts';
import type { ControlCall } from './control.ts';
import { checkFields, oneOfTexts, SECONDS, TEXT, USER } from './input.ts';
import { namedApplication, namedUser } from './naming.ts';

/**
 * `POST /_mock/tokens` `{user, app, kind, expires_in}` -> `{access_token, token_type, expires_in,
 * refresh_token?}`: a token without the login. `app` counts for access tokens; default `mock-app`.
 */
export function issueToken({ mock, workspace, body }: ControlCall): unknown {
  const kinds = { user: USER, app: TEXT, kind: oneOfTexts(['access', 'personal']), expires_in: SECONDS };
  const { user: name, app, kind = 'access', expires_in } = checkFields(body, kinds);
  const userId = namedUser(workspace, name).user_id;
  const { tokens, contract } = mock;
  if (kind === 'personal') {
    const seconds = Number(expires_in ?? contract.tokens.personal.seconds);
    const { token } = tokens.issue({ kind: 'personal', workspace, userId, seconds });
    return { access_token: token, token_type: 'Bearer', expires_in: seconds };
  }
  const application = namedApplication(workspace, app ?? 'mock-app').client_id;
  const seconds = Number(expires_in ?? contract.tokens.access.seconds);
  return issuePair(tokens, contract.tokens, { workspace, userId, application, seconds }).body;
}
