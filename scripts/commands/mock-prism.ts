import { createServer } from 'node:net';
import { defineCommand, UsageError } from '../cli/index.ts';
import { runNode } from '../runner/child.ts';

const PRISM = 'node_modules/@stoplight/prism-cli/dist/index.js';
const DOCUMENT = 'spec/contract.openapi.json';

/** `npm run mock:prism`: stock Prism on the same document, without state or roles. */
export const command = defineCommand({
  name: 'mock:prism',
  summary: 'Start the Prism CLI on the contract document: it serves examples and keeps no state.',
  usage: 'npm run mock:prism -- [flags] [-- flags of Prism]',
  flags: {
    port: { type: 'string', argument: 'N', description: 'Port to listen on', default: '4020' },
    host: { type: 'string', argument: 'NAME', description: 'Address to listen on', default: '127.0.0.1' },
    dynamic: { type: 'boolean', description: 'Generate responses from the schemas instead of the examples' },
    errors: { type: 'boolean', description: 'Include the violations in responses to invalid requests' },
  },
  rest: 'passed to Prism, such as --verboseLevel silent',
  async run({ port, host, dynamic, errors }, rest) {
    await rejectUsedPort(port, host);
    const flags = [...(dynamic ? ['--dynamic'] : []), ...(errors ? ['--errors'] : [])];
    const { exitCode, interrupted } = await runNode(PRISM, [
      'mock',
      DOCUMENT,
      '-p',
      port,
      '-h',
      host,
      ...flags,
      ...rest,
    ]);
    return interrupted ? 0 : exitCode;
  },
});

/** Rejects an invalid or used port, since Prism hides that error in its usage text. */
function rejectUsedPort(port: string, host: string): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError(`--port ${port} is not a port`);
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const what = code === 'EADDRINUSE' ? `port ${port} is in use` : `cannot listen (${message})`;
      reject(new UsageError(`${what}. Stop what runs there, or choose another port: --port 4030`));
    });
    probe.listen(Number(port), host, () => probe.close(() => resolve()));
  });
}
