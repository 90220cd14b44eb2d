/** Stringifies a parsed JSON value of any depth. JSON.stringify overflows the stack on deeply nested values. */
export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return stringifyNested(value);
    throw error;
  }
}

/** Finished text, or a value that is still to be stringified. */
type Part = { text: string } | { value: unknown };

function stringifyNested(root: unknown): string {
  const texts: string[] = [];
  const pending: Part[] = [{ value: root }];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if ('text' in part) texts.push(part.text);
    else if (typeof part.value !== 'object' || part.value === null) texts.push(JSON.stringify(part.value));
    else pending.push(...listParts(part.value).reverse());
  }
  return texts.join('');
}

function listParts(value: object): Part[] {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Object.entries(value).flatMap(([key, child], i): Part[] => {
    const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}:`;
    return [{ text: (i === 0 ? '' : ',') + name }, { value: child }];
  });
  return [{ text: open }, ...parts, { text: close }];
}
