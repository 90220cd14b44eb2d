import { point } from '../../faults/point.ts';
import type { Workspace } from '../../workspace.ts';
import { OAuthError } from '../errors.ts';

/**
 * No tokens for a user who cannot log in any more (help-team), nor while the workspace keeps third-party apps
 * out (article). invalid_grant sends the client to the consent page, which says why.
 */
export const refuseWithdrawn = point(function refuseWithdrawn(
  { store, settings }: Workspace,
  userId: number,
): void {
  if (store.tables.member.get(userId)?.is_active !== 1) throw new OAuthError('granterGone');
  if (!settings.allow_third_party_apps) throw new OAuthError('grantSwitchedOff');
});
