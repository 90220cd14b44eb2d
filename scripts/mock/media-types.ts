/** The media type of a Content-Type header, without its parameters; '' when there is none. */
export function parseMediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is in a range such as `image/*` (RFC 9110 section 12.5.1). */
export function isInRange(type: string, range: string): boolean {
  const wanted = parseMediaType(range);
  return (
    wanted === '*/*' || wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)))
  );
}

export const isText = (type: string): boolean =>
  /^text\/|[/+](xml|yaml|csv|javascript|x-ndjson|jsonl)$/.test(type);
export const isForm = (type: string): boolean =>
  type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data';

/** The first of the types, by the client's preference, that the client accepts; undefined if it accepts none. */
export function preferred(types: string[], accept: string | undefined): string | undefined {
  const wishes = (accept ?? '*/*')
    .split(',')
    .slice(0, MOST_WISHES)
    .map((wish) => ({ range: parseMediaType(wish), weight: Number(/;\s*q=([\d.]+)/.exec(wish)?.[1] ?? 1) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { range } of wishes) {
    const type = types.find((each) => isInRange(parseMediaType(each), range));
    if (type !== undefined) return type;
  }
  return undefined;
}

const MOST_WISHES = 50;
