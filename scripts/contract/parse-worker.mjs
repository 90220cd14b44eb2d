// Parses documents for guarded-parse.ts. Plain JavaScript, since a worker starts without a loader of TypeScript.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { parse } = await import('./parse.ts');

parentPort.on('message', ({ id, text, name }) => {
  try {
    const { value, notes } = parse(text, name);
    // As text, in which aliases are written out: parts that are shared would be shared on the other side as well.
    parentPort.postMessage({ id, json: JSON.stringify(value), notes });
  } catch (error) {
    parentPort.postMessage({ id, problem: error.message, isUsage: error.name === 'UsageError' });
  }
});
parentPort.postMessage({ isReady: true });
