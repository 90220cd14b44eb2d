import { MIN_CONFIDENCE } from './fields.ts';
import type { ProposalLine } from './proposal.ts';

/** Whether a line is written to the mapping instead of becoming a question. */
export function isConfident({ confidence }: ProposalLine): boolean {
  return confidence >= MIN_CONFIDENCE;
}

/** `POST /time-entries looks like createEntry (0.96)`. */
export function formatLine({ contractName, wireName, confidence }: ProposalLine): string {
  if (wireName === undefined) return `nothing looks like ${contractName}`;
  const score = `(${confidence.toFixed(2)})`;
  const location = wireName === 'none' ? 'have no wrapper' : `are in ${wireName}`;
  if (contractName === 'single') return `single records ${location} ${score}`;
  if (contractName === 'lists records') return `the records of a list ${location} ${score}`;
  if (contractName === 'errors message') return `the message of an error is in ${wireName} ${score}`;
  return `${wireName} looks like ${contractName} ${score}`;
}

/** `? Entry.billed: is it billing_state (0.53)? Which contract value is "OPEN"?` */
export function formatQuestion({ contractName, wireName, confidence, doubt }: ProposalLine): string {
  const why = doubt === undefined ? '' : ` ${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}`;
  return `? ${contractName}: is it ${wireName ?? 'none'} (${confidence.toFixed(2)})?${why}`;
}
