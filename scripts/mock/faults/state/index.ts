import { creates } from './creates.ts';
import { deletes } from './deletes.ts';
import { filters } from './filters.ts';
import { reads } from './reads.ts';
import { stateRules } from './rules.ts';
import { timers } from './timers.ts';
import { updates } from './updates.ts';

/** What is kept, changed, deleted, filtered and embedded wrong. */
export const state = [...creates, ...updates, ...deletes, ...reads, ...filters, ...timers, ...stateRules];
