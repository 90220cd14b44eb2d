import { contract, operationNamed } from '../../fixtures/contract.ts';

/* What the sentences on tokens rest on besides the article. */

/** The call with which a token is tried; an assumed path would make every check assumed. */
export const ENTRIES = operationNamed('listEntries').source;

const { refresh, code, third_party_off: thirdPartyOff } = contract.tokens;
export const REFRESH_TOKENS = refresh.source;
export const CODES = code.source;
export const THIRD_PARTY_OFF = thirdPartyOff.source;

export const TOKEN_RESPONSE = 'guess: RFC 6749 5.1, with the fields that Laravel Passport sends';
export const TOKEN_ERRORS = 'guess: RFC 6749 5.2';
export const REDIRECTS = 'guess: RFC 6749 4.1.2 and 4.1.2.1';
export const REDIRECT_URIS =
  'guess: RFC 9700 2.1 asks for exact comparison, RFC 8252 7.3 frees the port of loopback';
export const PKCE_ONLY = 'guess: the article knows S256 only; RFC 9700 2.1.1 asks for no less';
export const PUBLIC_CLIENTS = 'guess: a client that the article gives no secret has none';
export const PARAMETERS = 'guess: RFC 6749 3.1 and 3.2: no parameter twice, an empty one counts as left out';
export const SCOPES = 'guess: no source mentions scopes';
export const JSON_BODIES = 'guess: Laravel accepts JSON wherever it accepts a form';
export const REVOCATION = 'guess: RFC 7009; no source says how an application gives a token back';
export const BEARER_ERRORS = 'guess: RFC 6750 3';
export const LAST_SECOND = 'guess: a token is dead from the end of its life on, that instant included';
export const CONSENT_FORM = 'guess: how Timeneye asks for consent can only be seen with an account';
export const PORTAL = 'guess: the article describes pages, what lies behind them is made up';
export const CROSS_ORIGIN = 'guess: PKCE clients live in browsers, so the token endpoint serves them';
