import { MIN_CONFIDENCE } from './fields.ts';
import type { ProposalLine } from './proposal.ts';

/** Whether a line is written; else it is a question. */
export function isConfident({ confidence }: ProposalLine): boolean {
  return confidence >= MIN_CONFIDENCE;
}

/** `POST /time-entries looks like createEntry (0.96)`. */
export function mappingLineText({ ours, theirs, confidence }: ProposalLine): string {
  if (theirs === undefined) return `nothing looks like ${ours}`;
  const score = `(${confidence.toFixed(2)})`;
  const place = theirs === 'none' ? 'stand bare' : `stand under ${theirs}`;
  if (ours === 'single') return `single records ${place} ${score}`;
  if (ours === 'lists records') return `the records of a list ${place} ${score}`;
  if (ours === 'errors message') return `the text of an error is ${theirs} ${score}`;
  return `${theirs} looks like ${ours} ${score}`;
}

/** `? Entry.billed: is it billing_state (0.53)? Which contract value is "OPEN"?` */
export function questionText({ ours, theirs, confidence, doubt }: ProposalLine): string {
  const why = doubt === undefined ? '' : ` ${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}`;
  return `? ${ours}: is it ${theirs ?? 'none'} (${confidence.toFixed(2)})?${why}`;
}
