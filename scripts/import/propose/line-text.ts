import { MIN_CONFIDENCE } from './fields.ts';
import type { ProposalLine } from './proposal.ts';

/** Whether a line is written; else it is a question. */
export function isConfident({ confidence }: ProposalLine): boolean {
  return confidence >= MIN_CONFIDENCE;
}

/** `POST /time-entries looks like createEntry (0.96)`. */
export function mappingLineText({ contractName, wireName, confidence }: ProposalLine): string {
  if (wireName === undefined) return `nothing looks like ${contractName}`;
  const score = `(${confidence.toFixed(2)})`;
  const location = wireName === 'none' ? 'stand bare' : `stand under ${wireName}`;
  if (contractName === 'single') return `single records ${location} ${score}`;
  if (contractName === 'lists records') return `the records of a list ${location} ${score}`;
  if (contractName === 'errors message') return `the text of an error is ${wireName} ${score}`;
  return `${wireName} looks like ${contractName} ${score}`;
}

/** `? Entry.billed: is it billing_state (0.53)? Which contract value is "OPEN"?` */
export function questionText({ contractName, wireName, confidence, doubt }: ProposalLine): string {
  const why = doubt === undefined ? '' : ` ${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}`;
  return `? ${contractName}: is it ${wireName ?? 'none'} (${confidence.toFixed(2)})?${why}`;
}
