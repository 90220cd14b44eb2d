import type { OpenApiDocument } from '../../contract/contract.ts';

/** A change of the contract document that the mock reads; the suite reads the original. */
export interface Mutation {
  /** The kind of the change; mutations are spread evenly over all kinds. */
  kind: string;
  /** `access listEntries member: own -> all` */
  name: string;
  /** Files of the suite that are likely to detect it. */
  detectedBy: string[];
  change(document: OpenApiDocument): void;
}
