import { createPermission, type PermissionPolicy } from './access/permission.ts';
import { type RecordRelations, relations } from './access/relations.ts';
import { type Roles, roles } from './access/roles.ts';
import { type TokenCheck, tokenCheck } from './access/token-check.ts';
import { createVisibility, type Visibility } from './access/visibility.ts';
import { type InputParsing, inputParsing } from './input.ts';
import { createFiltering, type Filtering } from './lists/filtering.ts';
import { type Ordering, ordering } from './lists/ordering.ts';
import { type Paging, paging } from './lists/paging.ts';
import { type AuthorizationCheck, authorizationCheck } from './oauth/authorization-check.ts';
import { type GrantCheck, grantCheck } from './oauth/grant-check.ts';
import { type RateLimiting, rateLimiting } from './rate-limiting.ts';
import { type Locking, locking } from './state/locking.ts';
import { createStateRules, type StateRules } from './state/state-rules.ts';
import { type Timing, timing } from './state/timing.ts';

/** The decisions that the steps of the mock delegate. Each has one implementation. */
export interface Policies {
  tokenCheck: TokenCheck;
  roles: Roles;
  relations: RecordRelations;
  permission: PermissionPolicy;
  visibility: Visibility;
  rateLimiting: RateLimiting;
  inputParsing: InputParsing;
  filtering: Filtering;
  ordering: Ordering;
  paging: Paging;
  locking: Locking;
  stateRules: StateRules;
  timing: Timing;
  authorizationCheck: AuthorizationCheck;
  grantCheck: GrantCheck;
}

/** Replacements of policies, each built from the default one. */
export type PolicyChanges = { [Name in keyof Policies]?: (policy: Policies[Name]) => Policies[Name] };

/** The factory of each policy. A policy comes after the policies that it depends on. */
const FACTORIES: { [Name in keyof Policies]: (created: Policies) => Policies[Name] } = {
  tokenCheck: () => tokenCheck,
  roles: () => roles,
  relations: () => relations,
  permission: (created) => createPermission(created.relations),
  visibility: (created) => createVisibility(created.permission),
  rateLimiting: () => rateLimiting,
  inputParsing: () => inputParsing,
  filtering: (created) => createFiltering(created.visibility),
  ordering: () => ordering,
  paging: () => paging,
  locking: () => locking,
  stateRules: (created) => createStateRules(created),
  timing: () => timing,
  authorizationCheck: () => authorizationCheck,
  grantCheck: () => grantCheck,
};

/** The policies of a mock. Policies that depend on a replaced one use the replacement. */
export function createPolicies(changes: PolicyChanges = {}): Policies {
  const created = {} as Policies;
  const make = <Name extends keyof Policies>(name: Name): void => {
    const policy = FACTORIES[name](created);
    created[name] = changes[name]?.(policy) ?? policy;
  };
  for (const name of Object.keys(FACTORIES) as (keyof Policies)[]) make(name);
  return created;
}
