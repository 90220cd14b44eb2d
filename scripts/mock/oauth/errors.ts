import { jsonResponse, type MockResponse } from '../http.ts';

/**
 * Every refusal of the authorization server in one table: error code (RFC 6749 sections 4.1.2.1 and 5.2),
 * status, what is wrong and what to do. NAME stands for the parameter in question. The texts keep to the
 * characters that RFC 6749 allows in error_description: no quotation marks, ASCII only.
 */
const ERRORS = {
  missing: ['invalid_request', 400, 'The parameter `NAME` is missing.'],
  repeated: ['invalid_request', 400, 'The parameter `NAME` is given more than once.'],
  notText: ['invalid_request', 400, 'The parameter `NAME` is not a text.'],
  tooMany: ['invalid_request', 400, 'The request has more than NAME parameters.'],
  notForm: ['invalid_request', 400, 'The body is not a form.', 'Send application/x-www-form-urlencoded.'],
  notFormOrJson: [
    'invalid_request',
    400,
    'The body is neither a form nor JSON.',
    'Send application/x-www-form-urlencoded or application/json.',
  ],
  malformedJson: ['invalid_request', 400, 'The body is not a JSON object.'],
  methodNotAllowed: ['invalid_request', 405, 'This address does not answer to NAME.'],
  foreignForm: ['access_denied', 403, 'A page of another origin sent this form.'],
  thirdPartyOff: [
    'access_denied',
    403,
    'This workspace does not allow third-party apps.',
    'An owner or an admin can allow them in the settings of the workspace. Personal tokens go on working.',
  ],
  unknownClient: [
    'invalid_client',
    401,
    'There is no application with this client_id.',
    'The list of apps under /developers has the client ids; `mock-app` is always there.',
  ],
  malformedBasic: ['invalid_client', 401, 'The Basic credentials of the client cannot be read.'],
  secretGiven: [
    'invalid_client',
    401,
    'The application is a public client and has no secret.',
    'Leave client_secret, or the password of Basic, empty.',
  ],
  twoClients: ['invalid_request', 400, 'The Authorization header and the body name two different clients.'],
  unknownRedirectUri: [
    'invalid_request',
    400,
    'The redirect_uri is not the one that the application is registered with.',
    'It is compared character by character; only the port of a loopback address is free.',
  ],
  unsupportedResponseType: [
    'unsupported_response_type',
    400,
    'The response_type is not supported.',
    'It must be `code`.',
  ],
  scopeGiven: ['invalid_scope', 400, 'There are no scopes.', 'Leave `scope` out.'],
  notS256: [
    'invalid_request',
    400,
    'The code_challenge_method is not S256.',
    'Leaving it out means `plain` (RFC 7636 section 4.3), which is refused.',
  ],
  malformedChallenge: [
    'invalid_request',
    400,
    'The code_challenge is malformed.',
    'It has 43 to 128 letters, digits and - . _ ~ (RFC 7636 section 4.2).',
  ],
  denied: ['access_denied', 403, 'The user denied the request.'],
  unsupportedGrantType: [
    'unsupported_grant_type',
    400,
    'The grant_type is not supported.',
    'It is `authorization_code` or `refresh_token`.',
  ],
  malformedVerifier: [
    'invalid_request',
    400,
    'The code_verifier is malformed.',
    'It has 43 to 128 letters, digits and - . _ ~ (RFC 7636 section 4.1).',
  ],
  unknownCode: ['invalid_grant', 400, 'The code is unknown.'],
  codeOfAnother: ['invalid_grant', 400, 'The code was issued to another client.'],
  codeUsed: [
    'invalid_grant',
    400,
    'The code has been used before.',
    'The tokens of its first use are revoked now (RFC 6749 section 4.1.2).',
  ],
  codeExpired: ['invalid_grant', 400, 'The code is expired.'],
  otherRedirectUri: ['invalid_grant', 400, 'The redirect_uri is not the one of the authorization request.'],
  wrongVerifier: ['invalid_grant', 400, 'The code_verifier does not fit the code_challenge.'],
  unknownRefreshToken: ['invalid_grant', 400, 'The refresh token is unknown.'],
  notRefreshToken: ['invalid_grant', 400, 'This is an access token, not a refresh token.'],
  personalToken: ['invalid_grant', 400, 'A personal token cannot be refreshed.'],
  tokenOfAnother: ['invalid_grant', 400, 'The token was issued to another client.'],
  refreshTokenExpired: ['invalid_grant', 400, 'The refresh token is expired.'],
  refreshTokenRevoked: ['invalid_grant', 400, 'The refresh token is revoked.'],
  granterGone: ['invalid_grant', 400, 'The user who granted access is deactivated.'],
  grantSwitchedOff: ['invalid_grant', 400, 'The workspace does not allow third-party apps any more.'],
  serverError: ['server_error', 500, 'The mock failed; its log says how.'],
} as const satisfies Record<string, readonly [string, number, string, string?]>;

type ErrorName = keyof typeof ERRORS;

/** A refusal of the authorization server. Steps throw it; each endpoint writes it in one place. */
export class OAuthError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | undefined;

  /** `parameter` takes the place of NAME. */
  constructor(name: ErrorName, parameter = '') {
    const [code, status, description, hint] = ERRORS[name];
    super(description.replace('NAME', parameter));
    this.code = code;
    this.status = status;
    this.hint = hint;
  }
}

/** Neither tokens nor refusals are kept by anybody (RFC 6749 section 5.1). */
export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** The refusal as JSON (RFC 6749 section 5.2), with the `hint` and `message` that Laravel Passport adds. */
export function errorResponse(error: OAuthError, headers: Record<string, string> = {}): MockResponse {
  const body = {
    error: error.code,
    error_description: error.message,
    ...(error.hint && { hint: error.hint }),
    message: error.message,
  };
  return jsonResponse(error.status, body, { ...NO_STORE, ...headers });
}
