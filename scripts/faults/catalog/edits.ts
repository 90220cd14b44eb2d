import { Problem, type ProblemName } from '../../mock/problems.ts';
import type { HandlerOutcome } from '../../mock/steps/handle.ts';
import type { Row } from '../../mock/store/rows.ts';
import type { TokenStore } from '../../mock/tokens.ts';

/**
 * Keeps the state of a fault per workspace: a map per owner, which is the store or the rate windows of the workspace. A
 * reset replaces the owner, and thereby the map.
 */
export function createFaultState<Key, Value>(): (owner: object) => Map<Key, Value> {
  const maps = new WeakMap<object, Map<Key, Value>>();
  return (owner) => {
    const map = maps.get(owner) ?? new Map<Key, Value>();
    maps.set(owner, map);
    return map;
  };
}

/** Returns the result of `run`. If it throws this Problem, returns or throws the result of `otherwise`. */
export function onProblem<T>(code: ProblemName, run: () => T, otherwise: (problem: Problem) => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem && error.code === code) return otherwise(error);
    throw error;
  }
}

/** Changes each record of a response; `change` also gets the stored row. */
export function changeRecords(
  body: Row,
  outcome: HandlerOutcome,
  change: (record: Row, row: Row) => Row,
): Row {
  if ('message' in outcome) return body;
  if ('row' in outcome) return { ...body, data: change(body.data as Row, outcome.row) };
  const { rows } = outcome.page;
  return { ...body, data: (body.data as Row[]).map((record, i) => change(record, rows[i] as Row)) };
}

/** Returns a token store in which some methods are replaced. */
export function changeTokens(
  tokens: TokenStore,
  methods: Partial<Pick<TokenStore, 'find' | 'issue' | 'revokeFamily'>>,
): TokenStore {
  const originals: Pick<TokenStore, 'find' | 'issue' | 'revokeFamily'> = {
    find: (token) => tokens.find(token),
    issue: (request) => tokens.issue(request),
    revokeFamily: (workspace, family) => tokens.revokeFamily(workspace, family),
  };
  return { ...originals, ...methods } as TokenStore;
}
