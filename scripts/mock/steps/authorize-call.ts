import type { Operation } from '../../spec/contract.ts';
import type { Caller } from '../access/caller.ts';
import { reachesNothing } from '../access/reach.ts';
import { Problem } from '../problems.ts';

/** 403 when the caller's role may not make this call at all (OWASP API5: function level). */
export function authorizeCall(operation: Operation, caller: Caller): void {
  if (reachesNothing(caller, operation.access)) throw new Problem('forbidden');
}
