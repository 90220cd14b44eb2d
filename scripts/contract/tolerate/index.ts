import { UsageError } from '../../cli/index.ts';
import { leaveOutDataReferences } from './data-references.ts';
import { repairEmptyValues } from './empty-values.ts';
import { leaveOutHeaderNames } from './header-names.ts';
import { repairOperations } from './operations.ts';
import { repairPatterns } from './patterns.ts';
import { repairSchemas } from './schemas.ts';
import { repairSecurity } from './security.ts';
import { repairServers } from './servers.ts';
import { repairVersion } from './version.ts';

/** Mends one kind of thing in a document, in place, and says in one line what it has mended. */
type Repair = (document: object) => string[];

const STEPS: [what: string, step: Repair][] = [
  ['its version', repairVersion],
  ['its empty values', repairEmptyValues],
  ['its servers', repairServers],
  ['its security schemes', repairSecurity],
  ['its paths and operations', repairOperations],
  ['its headers', leaveOutHeaderNames],
  ['its examples', leaveOutDataReferences],
  ['its schemas', repairSchemas],
  ['its patterns', repairPatterns],
];

/**
 * Brings a document to the letter of its specification, in place, where its meaning is plain: validators reject
 * much that is legal, and tools write much that is nearly so. Every change is one line of note.
 */
export function tolerate(document: object): string[] {
  return STEPS.flatMap(([what, step]) => {
    try {
      return step(document);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(
        `The document cannot be read: ${what} have another form than OpenAPI's (${(error as Error).message}).`,
      );
    }
  });
}
