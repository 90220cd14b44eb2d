import { parseDocument, stringify } from 'yaml';
import { joinForms, type ProposedForms } from './form-proposals.ts';
import { formatObservedSource } from './proposals.ts';

/** Renders the `observed` section of a mapping file with the proposed forms added. */
export function renderObserved(mapping: string, proposed: ProposedForms[]): string {
  return HEADER + stringify({ observed: mergeObserved(mapping, proposed) }, { lineWidth: 110 });
}

/** Returns the mapping file with the proposed forms added to its `observed` section. */
export function addProposedForms(mapping: string, proposed: ProposedForms[]): string {
  const document = parseDocument(mapping);
  document.set('observed', document.createNode(mergeObserved(mapping, proposed)));
  return document.toString({ lineWidth: 110 });
}

function mergeObserved(mapping: string, proposed: ProposedForms[]): object {
  const { observed = {} } = (parseDocument(mapping).toJS() ?? {}) as { observed?: ProposedForms };
  return { ...observed, source: formatObservedSource(), ...joinForms([observed, ...proposed]) };
}

const HEADER = `# Proposed by a live run: the form of the responses differs from the document. Review each line. Replace the
# section observed of spec/mapping.yaml with the correct lines, then run npm run generate.

`;
