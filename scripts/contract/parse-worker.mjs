// Parses documents for guarded-parse.ts. Plain JavaScript, since a worker starts without a TypeScript loader.
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

const source = new URL('parse.ts', import.meta.url);
const isCompiled = !existsSync(source);
if (!isCompiled) (await import('tsx/esm/api')).register();
const { parse } = await import(isCompiled ? './parse.js' : './parse.ts');

parentPort.on('message', ({ id, text, name }) => {
  try {
    const { value, notes } = parse(text, name);
    // Sent as JSON, which expands aliases: a structured clone would share the parts that aliases share.
    parentPort.postMessage({ id, json: JSON.stringify(value), notes });
  } catch (error) {
    parentPort.postMessage({ id, problem: error.message, isUsage: error.name === 'UsageError' });
  }
});
parentPort.postMessage({ isReady: true });
