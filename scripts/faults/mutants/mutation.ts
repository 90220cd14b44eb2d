import type { OpenApiDocument } from '../../contract/contract.ts';

/** A change of the contract document that the mock reads and the suite does not. */
export interface Mutation {
  /** The kind of change; mutations are chosen evenly among kinds. */
  kind: string;
  /** `access listEntries member: own -> all` */
  name: string;
  /** Files of the suite that are likely to detect it. */
  detectedBy: string[];
  change(document: OpenApiDocument): void;
}
