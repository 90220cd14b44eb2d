import { UsageError } from '../../cli/index.ts';
import { leaveOutDataReferences } from './data-references.ts';
import { mendEmptyValues } from './empty-values.ts';
import { mendOperations } from './operations.ts';
import { mendPatterns } from './patterns.ts';
import { mendSchemas } from './schemas.ts';
import { mendSecurity } from './security.ts';
import { mendServers } from './servers.ts';
import { mendVersion } from './version.ts';

/** Mends one kind of thing in a document, in place, and says in one line what it has mended. */
type Step = (document: object) => string[];

const STEPS: [what: string, step: Step][] = [
  ['its version', mendVersion],
  ['its empty values', mendEmptyValues],
  ['its servers', mendServers],
  ['its security schemes', mendSecurity],
  ['its paths and operations', mendOperations],
  ['its examples', leaveOutDataReferences],
  ['its schemas', mendSchemas],
  ['its patterns', mendPatterns],
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
