import { calls } from './calls.ts';
import { leaks } from './leaks.ts';
import { objects } from './objects.ts';
import { reaches } from './reach.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { sights } from './sight.ts';
import { time } from './time.ts';

/** Who does, sees and sets what is not for him, and who is kept from what is. */
export const authorization = [
  ...calls,
  ...reaches,
  ...objects,
  ...leaks,
  ...sights,
  ...settings,
  ...time,
  ...refusals,
];
