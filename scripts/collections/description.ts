import { ACTORS, type Operation } from '../contract/contract.ts';

/** `other-member` is as `member`, and `anonymous` may call nothing. */
const SHOWN = ACTORS.filter((actor) => actor !== 'anonymous' && actor !== 'other-member');

/** What the document says of an operation, who may call it, and what says so: Markdown, which Postman shows. */
export function describe(operation: Operation, text: string): string {
  const parts = [text, accessTable(operation), `Source of the operation: ${operation.source}.`];
  return parts.filter(Boolean).join('\n\n');
}

function accessTable({ access: permissions }: Operation): string {
  const rows = SHOWN.map((actor) => {
    const { access, source, note } = permissions[actor];
    const what = access[0] === 'none' ? 'refused' : access.join(' + ');
    return [actor, what, note === undefined ? source : `${source}; ${note}`];
  });
  return [['Role', 'Reach', 'Source'], ['---', '---', '---'], ...rows].map(tableLine).join('\n');
}

function tableLine(permissions: string[]): string {
  return `| ${permissions.map((permission) => permission.replaceAll('|', '\\|')).join(' | ')} |`;
}
