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

/** Selects the type that the client prefers; undefined if the client accepts none of them. */
export function selectMediaType(types: string[], accept: string | undefined): string | undefined {
  const ranges = (accept ?? '*/*')
    .split(',')
    .slice(0, MAX_RANGES)
    .map((item) => ({ range: parseMediaType(item), weight: Number(/;\s*q=([\d.]+)/.exec(item)?.[1] ?? 1) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { range } of ranges) {
    const type = types.find((each) => isInRange(parseMediaType(each), range));
    if (type !== undefined) return type;
  }
  return undefined;
}

const MAX_RANGES = 50;
