import type { Api } from '../../mock/api.ts';
import type { MockRequest, MockResponse } from '../../mock/http.ts';
import { OAuthError } from '../../mock/oauth/errors.ts';
import type { Grant, GrantRequest, TokenStore } from '../../mock/tokens.ts';
import { changeTokens } from './edits.ts';
import { fault } from './fault.ts';

const REDIRECT_URI = 'tokens/redirect-uri';
const CONSENT = 'tokens/consent';
const CODE = 'tokens/code';
const REFRESH = 'tokens/refresh';
const REUSE = 'tokens/reuse';
const ROTATION = 'RFC 9700 section 4.14.2';

/** Faults of the OAuth endpoints. */
export const authorizationServer = [
  fault('state-is-lost', {
    description: 'The redirect with the code omits the state.',
    breaks: 'RFC 6749 section 4.1.2',
    detectedBy: 'tokens/login: the state is returned unchanged',
    steps: ({ authorizationEndpoint }) => ({
      authorizationEndpoint: (api, request) => withoutState(authorizationEndpoint(api, request)),
    }),
  }),
  fault('redirect-uri-by-prefix', {
    description: 'A redirect URI is accepted when it begins with a registered one.',
    breaks: 'RFC 9700 section 2.1',
    detectedBy: REDIRECT_URI,
    policies: {
      authorizationCheck: (check) => ({
        ...check,
        isRegisteredRedirectUri: (uri, registered) =>
          check.isRegisteredRedirectUri(uri, registered) || registered.some((each) => uri.startsWith(each)),
      }),
    },
  }),
  fault('loopback-port-is-fixed', {
    description: 'The port of a loopback redirect URI has to match the registered one.',
    breaks: 'RFC 8252 section 7.3',
    detectedBy: REDIRECT_URI,
    policies: {
      authorizationCheck: (check) => ({
        ...check,
        isRegisteredRedirectUri: (uri, registered) => registered.includes(uri),
      }),
    },
  }),
  fault('plain-is-accepted', {
    description: 'The code challenge method plain is accepted.',
    breaks: 'RFC 9700 section 2.1.1',
    detectedBy: CONSENT,
    policies: {
      authorizationCheck: (check) => ({
        ...check,
        codeChallenge(parameters) {
          const isPlain = parameters.get('code_challenge_method') === 'plain';
          return isPlain ? parameters.require('code_challenge') : check.codeChallenge(parameters);
        },
      }),
    },
  }),
  fault('denied-is-granted', {
    description: 'Denying access grants it.',
    breaks: 'RFC 6749 section 4.1.2.1',
    detectedBy: CONSENT,
    steps: ({ authorizationEndpoint }) => ({
      authorizationEndpoint(api, request) {
        const form = request.body.toString('utf8').replace(/\bdecision=deny\b/, 'decision=grant');
        return authorizationEndpoint(api, { ...request, body: Buffer.from(form) });
      },
    }),
  }),
  fault('foreign-form-grants', {
    description: 'A page of another origin can grant access for the user.',
    breaks: 'RFC 6749 section 10.12',
    detectedBy: CONSENT,
    steps: ({ authorizationEndpoint }) => ({
      authorizationEndpoint(api, { headers: { origin: _, ...headers }, ...request }) {
        return authorizationEndpoint(api, { ...request, headers });
      },
    }),
  }),

  fault('verifier-is-not-checked', {
    description: 'A code is exchanged with any code verifier.',
    breaks: 'RFC 7636 section 4.6',
    detectedBy: CODE,
    policies: { grantCheck: (check) => ({ ...check, verifyCodeChallenge: () => true }) },
  }),
  fault('code-used-twice', {
    description: 'A code can be exchanged more than once.',
    breaks: 'RFC 6749 section 4.1.2',
    detectedBy: CODE,
    policies: { grantCheck: (check) => ({ ...check, rejectUsedCode: () => undefined }) },
  }),
  fault('code-reuse-revokes-nothing', {
    description: 'The second use of a code is rejected, but the tokens of the first keep working.',
    breaks: 'RFC 6749 section 4.1.2',
    detectedBy: CODE,
    policies: {
      grantCheck: (check) => ({
        ...check,
        rejectUsedCode({ exchangedFor }) {
          if (exchangedFor !== undefined) throw new OAuthError('codeUsed');
        },
      }),
    },
  }),
  fault('code-of-another-client', {
    description: 'A code can be exchanged by any client.',
    breaks: 'RFC 6749 section 4.1.3',
    detectedBy: CODE,
    policies: {
      grantCheck: (check) => ({
        ...check,
        findCode: (client, text) => client.workspace.codes.find(text) ?? check.findCode(client, text),
      }),
    },
  }),
  fault('redirect-uri-of-a-code-is-free', {
    description: 'A code can be exchanged with any redirect URI.',
    breaks: 'RFC 6749 section 4.1.3',
    detectedBy: REDIRECT_URI,
    policies: { grantCheck: (check) => ({ ...check, rejectOtherRedirectUri: () => undefined }) },
  }),
  fault('expires-in-milliseconds', {
    description: 'expires_in of a token response is in milliseconds.',
    breaks: 'RFC 6749 section 5.1',
    detectedBy: 'tokens/login: a token response has type Bearer',
    steps: ({ tokenEndpoint }) => ({
      tokenEndpoint(api, request) {
        const response = tokenEndpoint(api, request);
        const body = JSON.parse(String(response.body));
        return { ...response, body: JSON.stringify({ ...body, expires_in: body.expires_in * 1000 }) };
      },
    }),
  }),

  fault('spent-refresh-token-is-good', {
    description: 'A rotated refresh token can be used again.',
    breaks: ROTATION,
    detectedBy: [REFRESH, REUSE],
    policies: { grantCheck: (check) => ({ ...check, rejectReuse: () => undefined }) },
  }),
  fault('reuse-revokes-nothing', {
    description: 'Reuse of a refresh token is rejected, but the other tokens of its family keep working.',
    breaks: ROTATION,
    detectedBy: REUSE,
    policies: {
      grantCheck: (check) => ({
        ...check,
        rejectReuse({ revoked }) {
          if (revoked) throw new OAuthError('refreshTokenRevoked');
        },
      }),
    },
  }),
  fault('old-access-token-survives', {
    description: 'A refresh does not revoke the previous access token.',
    breaks: 'contract: a refresh revokes the previous tokens (guess: Passport)',
    detectedBy: REFRESH,
    steps({ tokenEndpoint }) {
      const families = new Map<string, Grant[]>();
      const issue = (tokens: TokenStore, wanted: GrantRequest) => {
        const issued = tokens.issue(wanted);
        if (wanted.kind !== 'access') return issued;
        const family = [...(families.get(issued.grant.family) ?? []), issued.grant];
        families.set(issued.grant.family, family);
        for (const grant of family) grant.revoked = false;
        return issued;
      };
      return { tokenEndpoint: overrideIssue(tokenEndpoint, issue) };
    },
  }),
  fault('users-of-an-application-are-mixed-up', {
    description: 'All tokens of an application act as the user who logged in first.',
    breaks: 'article: requests act as the user who authorized them',
    detectedBy: ['tokens/role', 'tokens/login'],
    steps({ tokenEndpoint }) {
      const firstUsers = new Map<string, number>();
      const issue = (tokens: TokenStore, wanted: GrantRequest) => {
        const { application = '' } = wanted;
        const userId = firstUsers.get(application) ?? wanted.userId;
        firstUsers.set(application, userId);
        return tokens.issue({ ...wanted, userId });
      };
      return { tokenEndpoint: overrideIssue(tokenEndpoint, issue) };
    },
  }),
  fault('revoke-ends-nothing', {
    description: 'A revocation returns 200, and the token keeps working.',
    breaks: 'RFC 7009 section 2.1',
    detectedBy: 'tokens/revoke',
    steps: ({ revocationEndpoint }) => ({
      revocationEndpoint(api, request) {
        const find = (token: string) => {
          const grant = api.tokens.find(token);
          return grant && { ...grant };
        };
        const tokens = changeTokens(api.tokens, { find, revokeFamily: () => undefined });
        return revocationEndpoint({ ...api, tokens }, request);
      },
    }),
  }),
];

type TokenEndpoint = (api: Api, request: MockRequest) => MockResponse;

/** Replaces how an endpoint issues tokens. */
function overrideIssue(
  endpoint: TokenEndpoint,
  issue: (tokens: TokenStore, wanted: GrantRequest) => ReturnType<TokenStore['issue']>,
): TokenEndpoint {
  return (api, request) => {
    const tokens = changeTokens(api.tokens, { issue: (wanted) => issue(api.tokens, wanted) });
    return endpoint({ ...api, tokens }, request);
  };
}

function withoutState(response: MockResponse): MockResponse {
  const { Location: location } = response.headers;
  if (!location?.includes('code=')) return response;
  return { ...response, headers: { ...response.headers, Location: location.replace(/&state=.*/, '') } };
}
