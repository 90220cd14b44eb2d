// Parses documents for guarded-parse.ts. Plain JavaScript, since a worker starts without a loader of TypeScript.
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

const source = new URL('parse.ts', import.meta.url);
const isCompiled = !existsSync(source);
if (!isCompiled) (await import('tsx/esm/api')).register();
const { parse } = await import(isCompiled ? './parse.js' : './parse.ts');

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
