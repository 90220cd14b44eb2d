/** Body fields that come back under another name; the others come back as they are called. */
const READ_NAMES: Record<string, string> = { minutes: 'entry_minutes', date: 'entry_date' };

/** The name under which a body field is read. */
export function readNameOf(bodyField: string): string {
  return READ_NAMES[bodyField] ?? bodyField;
}
