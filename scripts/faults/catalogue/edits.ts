import { Problem, type ProblemName } from '../../mock/problems.ts';
import type { HandlerOutcome } from '../../mock/steps/handle.ts';
import type { Row } from '../../mock/store/rows.ts';
import type { TokenStore } from '../../mock/tokens.ts';

/**
 * What a fault remembers of each workspace: a map for each owner, which is the store or the rate windows of a
 * workspace. A reset replaces them, and so it forgets.
 */
export function memory<Key, Value>(): (owner: object) => Map<Key, Value> {
  const maps = new WeakMap<object, Map<Key, Value>>();
  return (owner) => {
    const map = maps.get(owner) ?? new Map<Key, Value>();
    maps.set(owner, map);
    return map;
  };
}

/** Returns what `run` returns. When it throws this Problem, returns or throws what `otherwise` does. */
export function onProblem<T>(code: ProblemName, run: () => T, otherwise: (problem: Problem) => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem && error.code === code) return otherwise(error);
    throw error;
  }
}

/** Changes each record of a response, given the row that it shows. */
export function changeRecords(
  shown: Row,
  outcome: HandlerOutcome,
  change: (record: Row, row: Row) => Row,
): Row {
  if ('message' in outcome) return shown;
  if ('row' in outcome) return { ...shown, data: change(shown.data as Row, outcome.row) };
  const { rows } = outcome.page;
  return { ...shown, data: (shown.data as Row[]).map((record, i) => change(record, rows[i] as Row)) };
}

/** The same tokens, seen through methods of which some are replaced. */
export function changeTokens(
  tokens: TokenStore,
  methods: Partial<Pick<TokenStore, 'find' | 'issue' | 'revokeFamily'>>,
): TokenStore {
  const own: Pick<TokenStore, 'find' | 'issue' | 'revokeFamily'> = {
    find: (token) => tokens.find(token),
    issue: (request) => tokens.issue(request),
    revokeFamily: (workspace, family) => tokens.revokeFamily(workspace, family),
  };
  return { ...own, ...methods } as TokenStore;
}
