import type { Operation } from '../../spec/contract.ts';
import type { Caller } from '../access/caller.ts';
import { reachesNothing } from '../access/reach.ts';
import { point } from '../faults/point.ts';
import { refusalWith } from '../problems.ts';

/** 403, or what the document says instead, when the role may not make this call at all (OWASP API5: function level). */
export const authorizeCall = point(function authorizeCall(operation: Operation, caller: Caller): void {
  if (!reachesNothing(caller, operation.access)) return;
  const cells = caller.columns.map((column) => operation.access[column]);
  throw refusalWith(cells.find((cell) => cell.refused_with !== undefined)?.refused_with ?? 403);
});
