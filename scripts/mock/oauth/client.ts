import type { Application } from '../applications.ts';
import type { MockRequest } from '../http.ts';
import type { Workspace } from '../workspace.ts';
import type { Workspaces } from '../workspaces.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './oauth-parameters.ts';

/** An application and the workspace that its client id names. */
export interface OAuthClient {
  application: Application;
  workspace: Workspace;
}

/** The client with that id; throws unknownClient if there is none. */
export function findClient(workspaces: Workspaces, clientId: string): OAuthClient {
  const workspace = workspaces.ofClient(clientId);
  const application = workspace?.applications.get(clientId);
  if (!workspace || !application) throw new OAuthError('unknownClient');
  return { application, workspace };
}

interface ClientCredentials {
  id: string;
  secret: string;
}

/**
 * The client by its id in the body or in Basic credentials (RFC 6749 section 2.3.1). All clients are public: an empty
 * secret counts as none (article); any other is rejected, not ignored.
 */
export function identifyClient(
  workspaces: Workspaces,
  request: MockRequest,
  parameters: Parameters,
): OAuthClient {
  const basic = basicCredentials(request.authorization);
  const inBody = parameters.get('client_id');
  if (basic?.id && inBody && basic.id !== inBody) throw new OAuthError('twoClients');
  const client = findClient(workspaces, basic?.id || parameters.require('client_id'));
  if (basic?.secret || parameters.get('client_secret')) throw new OAuthError('secretGiven');
  return client;
}

/** Other schemes are not client credentials; a bearer token that a client sends with every request is ignored. */
function basicCredentials(headers: string[]): ClientCredentials | undefined {
  const basic = headers.map((header) => /^basic +(.*)$/i.exec(header.trim())?.[1]).find((each) => each);
  if (basic === undefined) return undefined;
  const [id, ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (id === undefined || secret.length === 0) throw new OAuthError('malformedBasic');
  return { id: formDecoded(id), secret: secret.join(':') };
}

/** Client id and secret are form-encoded within Basic credentials (RFC 6749 section 2.3.1). */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new OAuthError('malformedBasic');
  }
}
