import type { Application } from '../applications.ts';
import type { Workspace } from '../workspace.ts';
import type { Workspaces } from '../workspaces.ts';
import { OAuthError } from './errors.ts';

/** An application and the workspace that its client id names. */
export interface Client {
  application: Application;
  workspace: Workspace;
}

/** The client of a client id. */
export function findClient(workspaces: Workspaces, clientId: string): Client {
  const workspace = workspaces.ofClient(clientId);
  const application = workspace?.applications.get(clientId);
  if (!workspace || !application) throw new OAuthError('unknownClient');
  return { application, workspace };
}
