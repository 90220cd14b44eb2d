import { authentication } from './authentication.ts';
import { authorizationServer } from './authorization-server.ts';
import type { Fault } from './fault.ts';
import { fieldAccess } from './field-access.ts';
import { filters } from './filters.ts';
import { input } from './input.ts';
import { operationAccess } from './operation-access.ts';
import { rateLimits } from './rate-limits.ts';
import { recordAccess } from './record-access.ts';
import { responses } from './responses.ts';
import { stateRules } from './state-rules.ts';
import { storedRecords } from './stored-records.ts';

/** The faults by subject. */
export const GROUPS: Record<string, Fault[]> = {
  responses,
  state: [...storedRecords, ...stateRules, ...filters],
  authorization: [...operationAccess, ...recordAccess, ...fieldAccess],
  tokens: [...authentication, ...authorizationServer],
  'rate limits': rateLimits,
  input,
};

/** Every fault. */
export const FAULTS: Fault[] = Object.values(GROUPS).flat();
