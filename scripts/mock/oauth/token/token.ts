import { point } from '../../faults/point.ts';
import { type Answer, jsonAnswer, type Request } from '../../http.ts';
import type { Mock } from '../../mock.ts';
import type { Client } from '../client.ts';
import { NO_STORE, OAuthError } from '../errors.ts';
import { bodyParameters, type Parameters } from '../parameters.ts';
import { refuseScope } from '../refuse-scope.ts';
import { exchangeCode } from './exchange-code.ts';
import { identifyClient } from './identify-client.ts';
import type { TokenBody } from './issue-pair.ts';
import { refreshTokens } from './refresh-tokens.ts';

/** A token request, with the client that sent it. */
export interface TokenCall {
  mock: Mock;
  client: Client;
  parameters: Parameters;
}

const GRANTS: Record<string, (call: TokenCall) => TokenBody> = {
  authorization_code: exchangeCode,
  refresh_token: refreshTokens,
};

/** `POST /oauth/token` (RFC 6749 sections 4.1.3 and 6). */
export const token = point(function token(mock: Mock, request: Request): Answer {
  const parameters = bodyParameters(request);
  const grant = grantOf(parameters);
  const client = identifyClient(mock.workspaces, request, parameters);
  refuseScope(parameters);
  return jsonAnswer(200, grant({ mock, client, parameters }), { ...NO_STORE });
});

function grantOf(parameters: Parameters): (call: TokenCall) => TokenBody {
  const type = parameters.require('grant_type');
  const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (!grant) throw new OAuthError('unsupportedGrantType');
  return grant;
}
