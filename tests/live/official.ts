import { fileURLToPath } from 'node:url';
import { readSources } from '../../scripts/contract/sources.ts';

const { provenance } = readSources(fileURLToPath(new URL('../../', import.meta.url)));

/** Whether the document is official. Then few guesses remain to be tested. */
export const isOfficial = provenance.reconstructed === false;

/** The skip reason of tests that need guesses. */
export const NO_GUESSES = 'the document is official: it contains few guesses';
