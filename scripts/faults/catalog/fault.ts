import type { OpenApiDocument } from '../../contract/contract.ts';
import type { Mock } from '../../mock/mock.ts';
import type { Steps } from '../../mock/pipeline.ts';
import type { PolicyChanges } from '../../mock/policies.ts';

/** The parts of the mock that a fault replaces. At least one of the three is set. */
export interface FaultParts {
  /** Replaced steps, built from the steps of the mock. */
  steps?: (steps: Steps, mock: Mock) => Partial<Steps>;
  /** Replaced policies, built from the policies of the mock. */
  policies?: PolicyChanges;
  /** Edits the contract document that the mock reads; the suite reads the original. */
  contract?: (document: OpenApiDocument) => void;
}

/** An injected error of the mock, which the suite must detect. */
export interface Fault extends FaultParts {
  name: string;
  /** The wrong behavior of the mock. */
  description: string;
  /** The violated rule: of OWASP's API Top 10, of an RFC, or of a source of the contract. */
  breaks: string;
  /** Files of tests/contract that check the rule; after a colon, the beginning of a title. */
  detectedBy: string[];
}

/** Creates a fault. */
export function fault(
  name: string,
  { detectedBy, ...rest }: Omit<Fault, 'name' | 'detectedBy'> & { detectedBy: string | string[] },
): Fault {
  return { name, detectedBy: [detectedBy].flat(), ...rest };
}

/** Lists the parts that a fault replaces: "step", the names of policies, "contract". */
export function listReplacedParts({ steps, policies, contract }: FaultParts): string {
  const parts = [
    ...(steps ? ['step'] : []),
    ...Object.keys(policies ?? {}),
    ...(contract ? ['contract'] : []),
  ];
  return parts.join(', ');
}

/** Thrown if the contract lacks the part that a fault would change. */
export class NotInDocument extends Error {}

/** Applies the contract edits of faults to a copy of the document; returns the document itself if there are none. */
export function editContract(faults: FaultParts[], document: OpenApiDocument): OpenApiDocument {
  const edits = faults.flatMap(({ contract }) => contract ?? []);
  if (edits.length === 0) return document;
  const edited = structuredClone(document);
  for (const edit of edits) edit(edited);
  return edited;
}

/** The reason why a fault cannot be injected: the contract lacks the part that the fault changes. */
export function findObstacle(fault: Fault, document: OpenApiDocument): string | undefined {
  try {
    editContract([fault], document);
    return undefined;
  } catch (error) {
    if (error instanceof NotInDocument) return error.message;
    throw error;
  }
}
