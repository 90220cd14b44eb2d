import { ACTORS, type Operation } from '../contract/contract.ts';

/** `other-member` is as `member`, and `anonymous` may call nothing. */
const SHOWN = ACTORS.filter((actor) => actor !== 'anonymous' && actor !== 'other-member');

/** What the document says of an operation, who may call it, and what says so: Markdown, which Postman shows. */
export function describe(operation: Operation, text: string): string {
  const parts = [text, accessTable(operation), `Source of the operation: ${operation.source}.`];
  return parts.filter(Boolean).join('\n\n');
}

function accessTable({ access }: Operation): string {
  const rows = SHOWN.map((actor) => {
    const { reach, source, note } = access[actor];
    const what = reach[0] === 'none' ? 'refused' : reach.join(' + ');
    return [actor, what, note === undefined ? source : `${source}; ${note}`];
  });
  return [['Role', 'Reach', 'Source'], ['---', '---', '---'], ...rows].map(tableLine).join('\n');
}

function tableLine(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
