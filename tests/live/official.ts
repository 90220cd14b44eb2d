import { fileURLToPath } from 'node:url';
import { readSources } from '../../scripts/contract/sources.ts';

const { provenance } = readSources(fileURLToPath(new URL('../../', import.meta.url)));

/** Whether the document is Timeneye's own: then there are few guesses to test. */
export const isOfficial = provenance.reconstructed === false;

/** Why such a test is skipped. */
export const NO_GUESSES = 'the document is official: little of it is a guess';
