import { UsageError } from '../../cli/errors.ts';
import { parseObject } from '../load.ts';
import { createLineFinder } from '../yaml-lines.ts';
import type { Overlay } from './index.ts';
import { expandRows } from './short-rows.ts';

const FILE = 'contract.overlay.yaml';

/**
 * Parses the overlay and expands each short row to the permissions of the contract document. All problems of short rows
 * are thrown at once, with their lines, as a UsageError.
 */
export function readOverlay(text: string): Overlay {
  const { overlay, problems } = expandRows(parseObject(text, FILE) as Overlay);
  if (problems.length === 0) return overlay;
  const lineAt = createLineFinder(text);
  const lines = problems.map(
    ({ keys, location, text: what }) => `  line ${lineAt(keys)}, ${location}: ${what}`,
  );
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  throw new UsageError(`${FILE} has ${count}:\n${lines.join('\n')}`);
}
