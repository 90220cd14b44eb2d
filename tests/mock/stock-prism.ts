import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const READY = 'Prism is listening';

/** Starts stock Prism on a free port, as `npm run mock:prism` does. Prism serves paths without the base path. */
export async function startStockPrism(): Promise<{ origin: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/start.mjs', 'mock-prism', '--port', String(port)], {
    cwd: root,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    const collect = (text: Buffer) => {
      printed += text;
      if (printed.includes(READY)) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    ended.then(() => reject(new Error(`Prism ended: ${printed}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
