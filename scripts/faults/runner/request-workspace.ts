import type { MockRequest } from '../../mock/http.ts';
import type { Mock } from '../../mock/mock.ts';
import type { Workspace } from '../../mock/workspace.ts';

/**
 * Finds the workspace of a request, even if the request is invalid: by a token anywhere in the request, by a client ID,
 * or by the parameters of the control API and the portal. Undefined if the request names no workspace.
 */
export function findRequestWorkspace(mock: Mock, request: MockRequest): Workspace | undefined {
  const [first] = request.path.split('/').slice(1);
  if (first === '_mock' || first === 'developers') return findNamedWorkspace(mock, request);
  return first === 'oauth' ? findClientWorkspace(mock, request) : findTokenWorkspace(mock, request);
}

function findNamedWorkspace({ workspaces }: Mock, { query, headers }: MockRequest): Workspace | undefined {
  const [, inCookie] = /\btimeneye_mock_developer=([^.]+)/.exec(headers.cookie ?? '') ?? [];
  return workspaces.get(new URLSearchParams(query).get('workspace') ?? inCookie ?? 'default');
}

const CLIENT_ID = /\bclient_id["']?\s*[=:]\s*["']?([\w.~-]+)/;

function findClientWorkspace({ workspaces }: Mock, { query, body, authorization }: MockRequest) {
  const [, named] = CLIENT_ID.exec(`${query}\n${body.toString('utf8')}`) ?? [];
  const ids = named === undefined ? authorization.map(parseBasicClientId) : [named];
  return ids.map((id) => workspaces.findByClient(id)).find((each) => each !== undefined);
}

function parseBasicClientId(header: string): string {
  const [, credentials = ''] = header.split(/\s+/);
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
}

function findTokenWorkspace({ tokens }: Mock, { authorization, headers, query }: MockRequest) {
  const locations = [...authorization, String(headers.bearer ?? ''), ...new URLSearchParams(query).values()];
  for (const word of locations.flatMap((text) => text.split(/[\s,]+/))) {
    const grant = word === '' ? undefined : tokens.find(word);
    if (grant) return grant.workspace;
  }
  return undefined;
}
