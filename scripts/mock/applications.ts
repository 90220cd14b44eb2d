/** A registered third-party application: a public client, without a secret (source: article). */
export interface Application {
  client_id: string;
  name: string;
  /** Matched exactly, except for the port of a loopback URI (RFC 8252 section 7.3). */
  redirect_uris: string[];
  /** The user who registered it; null for the two initial applications. */
  owner_id: number | null;
  description: string | null;
  website: string | null;
  avatar_url: string | null;
}

/** The callback URL of Postman's browser login. */
const POSTMAN_CALLBACK = 'https://oauth.pstmn.io/v1/browser-callback';

/** The callback of a local client and of the reference page under /docs, on any port. */
const LOOPBACK_CALLBACKS = ['127.0.0.1', '[::1]', 'localhost'].flatMap((host) => [
  `http://${host}/callback`,
  `http://${host}/docs/oauth2-redirect.html`,
]);

/** The two applications of a new workspace; `suffix` keeps client IDs unique within the mock. */
export function createInitialApplications(suffix: string): Application[] {
  return ['mock-app', 'other-app'].map((name) => ({
    client_id: `${name}${suffix}`,
    name,
    redirect_uris: [...LOOPBACK_CALLBACKS, POSTMAN_CALLBACK],
    owner_id: null,
    description: null,
    website: null,
    avatar_url: null,
  }));
}
