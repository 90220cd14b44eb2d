import { isAlias, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UsageError } from '../../cli/errors.ts';
import { parseObject } from '../load.ts';
import type { Overlay } from './index.ts';
import { type ExpandProblem, expandRows } from './short-rows.ts';

const FILE = 'contract.overlay.yaml';

/**
 * Reads the overlay from its text, with each short row expanded to the cells that the contract document holds.
 * Whatever is wrong with a short row is told at once, each with its line, as a UsageError.
 */
export function readOverlay(text: string): Overlay {
  const { overlay, problems } = expandRows(parseObject(text, FILE) as Overlay);
  if (problems.length === 0) return overlay;
  const lineAt = lineFinder(text);
  const lines = problems.map(
    ({ keys, location, text: what }) => `  line ${lineAt(keys)}, ${location}: ${what}`,
  );
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  throw new UsageError(`${FILE} has ${count}:\n${lines.join('\n')}`);
}

/** Finds the line of a place; of one that is not there, the line of the nearest place around it. */
function lineFinder(text: string): (keys: ExpandProblem['keys']) => number {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  return (keys) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of keys) {
      if (isAlias(node)) node = node.resolve(document);
      const child = childOf(node, key);
      if (child === undefined) break;
      offset = child.start?.range?.[0] ?? offset;
      node = child.value;
    }
    return lineCounter.linePos(offset).line;
  };
}

function childOf(node: unknown, key: string | number): { start?: Node | null; value: unknown } | undefined {
  if (isSeq(node)) return { start: node.items[Number(key)] as Node, value: node.items[Number(key)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => String(each.key) === String(key));
  return pair && { start: pair.key as Node, value: pair.value };
}
