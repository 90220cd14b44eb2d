import { METHODS, type OpenApiDocument } from '../document.ts';

/** Puts back the answers that the upstream document has itself where the overlay laid one of its own over them. */
export function keepUpstreamAnswers(merged: OpenApiDocument, upstream: OpenApiDocument): void {
  for (const [path, item] of Object.entries(upstream.paths)) {
    for (const method of METHODS) {
      const answers = merged.paths[path]?.[method]?.responses;
      if (answers === undefined) continue;
      for (const [status, answer] of Object.entries(item[method]?.responses ?? {})) {
        if (referenceOf(answers[status]) !== referenceOf(answer)) answers[status] = structuredClone(answer);
      }
    }
  }
}

function referenceOf(node: object | undefined): unknown {
  return (node as { $ref?: unknown } | undefined)?.$ref;
}
