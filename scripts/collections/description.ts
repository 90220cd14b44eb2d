import { ACTORS, type Operation } from '../contract/contract.ts';

/** `other-member` has the access of `member`, and `anonymous` has none. */
const LISTED_ACTORS = ACTORS.filter((actor) => actor !== 'anonymous' && actor !== 'other-member');

/** An operation's description, access and sources: Markdown, which Postman shows. */
export function describe(operation: Operation, text: string): string {
  const parts = [text, accessTable(operation), `Source of the operation: ${operation.source}.`];
  return parts.filter(Boolean).join('\n\n');
}

function accessTable({ access: permissions }: Operation): string {
  const rows = LISTED_ACTORS.map((actor) => {
    const { access, source, note } = permissions[actor];
    const accessText = access[0] === 'none' ? 'rejected' : access.join(' + ');
    return [actor, accessText, note === undefined ? source : `${source}; ${note}`];
  });
  return [['Role', 'Access', 'Source'], ['---', '---', '---'], ...rows].map(tableLine).join('\n');
}

function tableLine(permissions: string[]): string {
  return `| ${permissions.map((permission) => permission.replaceAll('|', '\\|')).join(' | ')} |`;
}
