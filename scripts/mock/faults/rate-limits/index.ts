import { counts } from './counts.ts';
import { headers } from './headers.ts';
import { refusal } from './refusal.ts';
import { windows } from './windows.ts';

/** What is counted, for whom, for how long, and what is told of it. */
export const rateLimits = [...counts, ...windows, ...headers, ...refusal];
