import { parseDocument, stringify } from 'yaml';
import { joinForms, type ProposedForms } from './form-proposals.ts';
import { observedSource } from './proposals.ts';

/** The `observed` of a mapping file with the proposed forms added. */
export function observedText(mapping: string, proposed: ProposedForms[]): string {
  return HEADER + stringify({ observed: observedForms(mapping, proposed) }, { lineWidth: 110 });
}

/** The text of the mapping file with that section in place of its present one. */
export function withProposedForms(mapping: string, proposed: ProposedForms[]): string {
  const document = parseDocument(mapping);
  document.set('observed', document.createNode(observedForms(mapping, proposed)));
  return document.toString({ lineWidth: 110 });
}

function observedForms(mapping: string, proposed: ProposedForms[]): object {
  const { observed = {} } = (parseDocument(mapping).toJS() ?? {}) as { observed?: ProposedForms };
  return { ...observed, source: observedSource(), ...joinForms([observed, ...proposed]) };
}

const HEADER = `# Proposed by a live run: the responses have other forms than the document says. Read each line; write those
# that are right into spec/mapping.yaml, in place of its section observed, then run npm run generate.

`;
