import { failures } from './failures.ts';
import { mistreated } from './mistreated.ts';
import { overlooked } from './overlooked.ts';
import { overlookedQueries } from './overlooked-queries.ts';

/** What is let in, and how it is refused. */
export const input = [...overlooked, ...overlookedQueries, ...failures, ...mistreated];
