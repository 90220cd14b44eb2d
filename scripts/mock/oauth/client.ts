import type { Application } from '../applications.ts';
import type { MockRequest } from '../http.ts';
import type { Workspace } from '../workspace.ts';
import type { Workspaces } from '../workspaces.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './oauth-parameters.ts';

/** A registered application and its workspace. */
export interface OAuthClient {
  application: Application;
  workspace: Workspace;
}

/** Finds the client with this ID; throws unknownClient if there is none. */
export function findClient(workspaces: Workspaces, clientId: string): OAuthClient {
  const workspace = workspaces.findByClient(clientId);
  const application = workspace?.applications.get(clientId);
  if (!workspace || !application) throw new OAuthError('unknownClient');
  return { application, workspace };
}

interface ClientCredentials {
  id: string;
  secret: string;
}

/**
 * Identifies the client by the ID in the body or in Basic credentials (RFC 6749 section 2.3.1). All clients are public:
 * an empty secret counts as absent (source: article); any other secret is rejected, not ignored.
 */
export function identifyClient(
  workspaces: Workspaces,
  request: MockRequest,
  parameters: Parameters,
): OAuthClient {
  const basic = parseBasicCredentials(request.authorization);
  const inBody = parameters.get('client_id');
  if (basic?.id && inBody && basic.id !== inBody) throw new OAuthError('twoClients');
  const client = findClient(workspaces, basic?.id || parameters.require('client_id'));
  if (basic?.secret || parameters.get('client_secret')) throw new OAuthError('secretGiven');
  return client;
}

/** Parses Basic credentials. Other schemes are ignored, because some clients send a bearer token with every request. */
function parseBasicCredentials(headers: string[]): ClientCredentials | undefined {
  const basic = headers.map((header) => /^basic +(.*)$/i.exec(header.trim())?.[1]).find((each) => each);
  if (basic === undefined) return undefined;
  const [id, ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (id === undefined || secret.length === 0) throw new OAuthError('malformedBasic');
  return { id: decodeForm(id), secret: secret.join(':') };
}

/** Decodes a client ID, which is form-encoded inside Basic credentials (RFC 6749 section 2.3.1). */
function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new OAuthError('malformedBasic');
  }
}
