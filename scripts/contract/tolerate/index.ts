import { UsageError } from '../../cli/index.ts';
import { resolveAnchors } from './anchors.ts';
import { reduceLowerBounds } from './bounds.ts';
import { dropDataReferences } from './data-references.ts';
import { repairEmptyValues } from './empty-values.ts';
import { dropInvalidHeaders } from './header-names.ts';
import { completeNamedExamples } from './named-examples.ts';
import { repairPatterns } from './patterns.ts';
import { repairOperations } from './repair-operations.ts';
import { repairSchemas } from './schemas.ts';
import { repairSecurity } from './security.ts';
import { repairServers } from './servers.ts';
import { repairVersion } from './version.ts';

/** Repairs one kind of deviation in a document, in place, and returns a note for each kind of repair. */
type Repair = (document: object) => string[];

const STEPS: [what: string, step: Repair][] = [
  ['its version', repairVersion],
  ['its empty values', repairEmptyValues],
  ['its servers', repairServers],
  ['its security schemes', repairSecurity],
  ['its paths and operations', repairOperations],
  ['its headers', dropInvalidHeaders],
  ['its examples', dropDataReferences],
  ['its named examples', completeNamedExamples],
  ['its schemas', repairSchemas],
  ['its anchors', resolveAnchors],
  ['its bounds', reduceLowerBounds],
  ['its patterns', repairPatterns],
];

/**
 * Repairs deviations from the specification in place, if the meaning is clear: validators reject many valid documents,
 * and tools write many that are nearly valid. Returns one note for each kind of repair.
 */
export function tolerate(document: object): string[] {
  return STEPS.flatMap(([what, step]) => {
    try {
      return step(document);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(
        `The document cannot be read: OpenAPI does not allow the form of ${what} (${(error as Error).message}).`,
      );
    }
  });
}
