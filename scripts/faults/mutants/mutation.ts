import type { OpenApiDocument } from '../../contract/contract.ts';

/** One thing of the contract document that the mock could read otherwise than the suite does. */
export interface Mutation {
  /** What it is a change of: mutations are chosen evenly among these. */
  kind: string;
  /** `access listEntries member: own -> all` */
  name: string;
  /** Files of the suite that are likely to notice. */
  detectedBy: string[];
  change(document: OpenApiDocument): void;
}
