import { point } from '../faults/point.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './parameters.ts';

/** No source names a scope, so any is refused (RFC 6749 section 3.3) [guess]; an empty one counts as none. */
export const refuseScope = point(function refuseScope(parameters: Parameters): void {
  if (parameters.get('scope') !== undefined) throw new OAuthError('scopeGiven');
});
