import type { OpenApiDocument } from '../../contract/document.ts';
import { adaptOverlay } from '../../contract/overlay/adapt.ts';
import { tryOverlay, writtenTarget } from '../../contract/overlay/index.ts';
import {
  proposeRows,
  type RowProposal,
  readProposedRows,
  withProposals,
} from '../../contract/overlay/proposals.ts';
import { readOverlay } from '../../contract/overlay/read-overlay.ts';

/** The overlay for a new document. */
export interface AdaptedOverlay {
  text: string;
  /** Targets that match nothing in the document. */
  unmatched: string[];
  /** Rows that were added for the document. */
  proposed: RowProposal[];
}

/**
 * Adapts the overlay to a document: removes the proposals for removed operations, and proposes a row for each operation
 * without one. Rows written by people stay unchanged.
 */
export function adaptRows(overlay: string, document: OpenApiDocument): AdaptedOverlay {
  const written = withProposals(overlay, []);
  const { merged, idle } = tryMerge(written, document);
  const existing = new Map(readProposedRows(overlay).map((row) => [row.target, row]));
  const needed = proposeRows(merged);
  return {
    text: withProposals(
      written,
      needed.map((row) => existing.get(row.target) ?? row),
    ),
    unmatched: idle.map(({ action }) => writtenTarget(action)),
    proposed: needed.filter(({ target }) => !existing.has(target)),
  };
}

function tryMerge(overlay: string, document: OpenApiDocument) {
  return tryOverlay(document, adaptOverlay(readOverlay(overlay), document));
}
