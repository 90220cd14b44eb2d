import { jsonResponse, type MockResponse } from '../http.ts';

/**
 * Every error of the authorization server in one table: error code (RFC 6749 sections 4.1.2.1 and 5.2), status,
 * description and hint. NAME stands for the parameter. The descriptions use only the characters that RFC 6749 allows in
 * error_description: ASCII without quotation marks.
 */
const ERRORS = {
  missing: ['invalid_request', 400, 'The parameter `NAME` is missing.'],
  repeated: ['invalid_request', 400, 'The parameter `NAME` is given more than once.'],
  notText: ['invalid_request', 400, 'The parameter `NAME` is not a string.'],
  tooMany: ['invalid_request', 400, 'The request has more than NAME parameters.'],
  notForm: ['invalid_request', 400, 'The body is not a form.', 'Send application/x-www-form-urlencoded.'],
  notFormOrJson: [
    'invalid_request',
    400,
    'The body is neither a form nor JSON.',
    'Send application/x-www-form-urlencoded or application/json.',
  ],
  malformedJson: ['invalid_request', 400, 'The body is not a JSON object.'],
  methodNotAllowed: ['invalid_request', 405, 'This endpoint does not support NAME.'],
  foreignForm: ['access_denied', 403, 'A page of another origin sent this form.'],
  thirdPartyOff: [
    'access_denied',
    403,
    'This workspace does not allow third-party apps.',
    'An owner or an admin can allow them in the settings of the workspace. Personal tokens keep working.',
  ],
  unknownClient: [
    'invalid_client',
    401,
    'There is no application with this client_id.',
    '/developers lists the client IDs; `mock-app` always exists.',
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
    'The redirect_uri is not registered for the application.',
    'It is compared character by character; only the port of a loopback URI may differ.',
  ],
  unsupportedResponseType: [
    'unsupported_response_type',
    400,
    'The response_type is not supported.',
    'It must be `code`.',
  ],
  scopeGiven: ['invalid_scope', 400, 'Scopes are not supported.', 'Leave `scope` out.'],
  notS256: [
    'invalid_request',
    400,
    'The code_challenge_method is not S256.',
    'Without it the method is `plain` (RFC 7636 section 4.3), which is not supported.',
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
    'It must be `authorization_code` or `refresh_token`.',
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
  wrongVerifier: ['invalid_grant', 400, 'The code_verifier does not match the code_challenge.'],
  unknownRefreshToken: ['invalid_grant', 400, 'The refresh token is unknown.'],
  notRefreshToken: ['invalid_grant', 400, 'This is an access token, not a refresh token.'],
  personalToken: ['invalid_grant', 400, 'A personal token cannot be refreshed.'],
  tokenOfAnother: ['invalid_grant', 400, 'The token was issued to another client.'],
  refreshTokenExpired: ['invalid_grant', 400, 'The refresh token is expired.'],
  refreshTokenRevoked: ['invalid_grant', 400, 'The refresh token is revoked.'],
  granterGone: ['invalid_grant', 400, 'The user who granted access is deactivated.'],
  grantSwitchedOff: ['invalid_grant', 400, 'The workspace no longer allows third-party apps.'],
  serverError: ['server_error', 500, 'The mock failed; see its log.'],
} as const satisfies Record<string, readonly [string, number, string, string?]>;

type ErrorName = keyof typeof ERRORS;

/** An error of the authorization server. Steps throw it; the endpoint converts it to a response. */
export class OAuthError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | undefined;

  /** `parameter` replaces NAME. */
  constructor(name: ErrorName, parameter = '') {
    const [code, status, description, hint] = ERRORS[name];
    super(description.replace('NAME', parameter));
    this.code = code;
    this.status = status;
    this.hint = hint;
  }
}

/** Token responses and errors must not be cached (RFC 6749 section 5.1). */
export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** The error as JSON (RFC 6749 section 5.2), with the `hint` and `message` that Laravel Passport adds. */
export function errorResponse(error: OAuthError, headers: Record<string, string> = {}): MockResponse {
  const body = {
    error: error.code,
    error_description: error.message,
    ...(error.hint && { hint: error.hint }),
    message: error.message,
  };
  return jsonResponse(error.status, body, { ...NO_STORE, ...headers });
}
