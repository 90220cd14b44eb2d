export type Evidence = 'documented' | 'assumed';

const DOCUMENTED = ['official', 'article', 'help-api', 'ms-connector'];
const KNOWN_TAG =
  /^(official|article|ms-connector|old-api|legal|(help|client)-[a-z]+|observed \d{4}-\d{2}-\d{2})$/;
const AGAINST = 'against ';

/**
 * Parses a source: comma-separated tags (`against TAG` for a source that disagrees), or `guess: REASON`. Returns
 * undefined for anything else.
 */
export function readSource(
  source: unknown,
): { tags: string[]; against: string[]; guess?: string } | undefined {
  if (typeof source !== 'string') return undefined;
  const guess = source.match(/^guess: (\S.*)$/s)?.[1];
  if (guess !== undefined) return { tags: [], against: [], guess };
  const parts = source.split(',').map((part) => part.trim());
  const against = parts.filter((part) => part.startsWith(AGAINST)).map((part) => part.slice(AGAINST.length));
  const tags = parts.filter((part) => !part.startsWith(AGAINST));
  const areKnown = [...tags, ...against].every((tag) => KNOWN_TAG.test(tag));
  return areKnown && tags.length > 0 ? { tags, against } : undefined;
}

/**
 * A statement is documented if all of its sources are. Pass the sources of everything that the statement depends on,
 * such as an operation and its permission.
 */
export function evidence(...sources: string[]): Evidence {
  return sources.every(isDocumented) ? 'documented' : 'assumed';
}

function isDocumented(source: string): boolean {
  const read = readSource(source);
  if (read === undefined) return false;
  const isDocumentedTag = (tag: string) => DOCUMENTED.includes(tag);
  return read.tags.some(isDocumentedTag) && !read.against.some(isDocumentedTag);
}
