import { Problem } from '../problems.ts';
import type { Grant } from '../tokens.ts';

/** Whether the token belongs to an application while the workspace keeps third-party apps out; personal tokens go on. */
export function isKeptOut({ kind, workspace }: Grant): boolean {
  return kind !== 'personal' && !workspace.settings.allow_third_party_apps;
}

/** Where the contract document takes it for a 403: who calls is known, so the request counts before it is refused. */
export function refuseKeptOut(grant: Grant): void {
  if (isKeptOut(grant)) throw new Problem('forbidden');
}
