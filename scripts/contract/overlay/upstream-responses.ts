import { METHODS, type OpenApiDocument } from '../document.ts';

/** Restores the upstream document's own responses where the overlay has replaced them. */
export function keepUpstreamResponses(merged: OpenApiDocument, upstream: OpenApiDocument): void {
  for (const [path, item] of Object.entries(upstream.paths)) {
    for (const method of METHODS) {
      const responses = merged.paths[path]?.[method]?.responses;
      if (responses === undefined) continue;
      for (const [status, response] of Object.entries(item[method]?.responses ?? {})) {
        if (readReference(responses[status]) !== readReference(response))
          responses[status] = structuredClone(response);
      }
    }
  }
}

function readReference(node: object | undefined): unknown {
  return (node as { $ref?: unknown } | undefined)?.$ref;
}
