import { METHODS, type OpenApiDocument } from '../document.ts';
import { findJsonContent, mediaTree, type ValueTree } from './trees.ts';

/** The value trees of all error responses in a dereferenced document, each with its status. */
export function errorTrees({ paths }: OpenApiDocument): { status: string; tree: ValueTree }[] {
  const operations = Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
  const media = operations.flatMap(({ responses = {} }) =>
    Object.entries(responses)
      .filter(([status]) => /^([45]|default)/.test(status))
      .map(([status, response]) => ({ status, media: findJsonContent(response.content) })),
  );
  // Operations share response objects, so read each object only once.
  const seen = new Map<unknown, ValueTree | undefined>();
  return media.flatMap(({ status, media: each }) => {
    if (!seen.has(each)) seen.set(each, mediaTree(each));
    const tree = seen.get(each);
    return tree === undefined ? [] : [{ status, tree }];
  });
}
