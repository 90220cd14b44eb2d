import { checkLegalDocuments } from './fuzz.ts';

// Generates all files from many random documents, different ones in each run; a failure prints its seed:
// node --import tsx tests/contract-tools/documents/check-documents.ts [RUNS [SEED]]
// It takes some minutes, so it is not a test.
const [runs = 300, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
console.log(`${runs} documents, seed ${seed}`);
await checkLegalDocuments(seed, runs);
console.log('ok');
process.exit(0);
