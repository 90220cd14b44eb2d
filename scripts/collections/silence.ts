/** A run is inconclusive after this many seconds without a response, regardless of its total duration. */
export const SILENCE_SECONDS = 30;

/** The variable with which tests of the suite shorten the wait. */
export const silenceVariable = 'TIMENEYE_CONTRACT_SILENCE';

/** `http://127.0.0.1:4010 did not respond for 30 seconds`. */
export function silenceMessage(target: string, seconds: number): string {
  return `${target} did not respond for ${seconds} seconds`;
}
