/** So many seconds without a response say that nothing can be found out; how long a whole check takes says nothing. */
export const SILENCE_SECONDS = 30;

/** Under this name tests of the suite itself shorten the wait. */
export const silenceVariable = 'TIMENEYE_CONTRACT_SILENCE';

/** `http://127.0.0.1:4010 did not respond for 30 seconds`. */
export function silenceOf(target: string, seconds: number): string {
  return `${target} did not respond for ${seconds} seconds`;
}
