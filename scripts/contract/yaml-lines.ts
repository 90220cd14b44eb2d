import { isAlias, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** The path of a value from the document's root. */
export type KeyPath = (string | number)[];

/** Returns a function that finds the line of a path in YAML text, or of its nearest existing parent. */
export function createLineFinder(text: string): (keys: KeyPath) => number {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  return (keys) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of keys) {
      if (isAlias(node)) node = node.resolve(document);
      const child = childNode(node, key);
      if (child === undefined) break;
      offset = child.start?.range?.[0] ?? offset;
      node = child.value;
    }
    return lineCounter.linePos(offset).line;
  };
}

function childNode(node: unknown, key: string | number): { start?: Node | null; value: unknown } | undefined {
  if (isSeq(node)) return { start: node.items[Number(key)] as Node, value: node.items[Number(key)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => String(each.key) === String(key));
  return pair && { start: pair.key as Node, value: pair.value };
}
