import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { UsageError } from '../../cli/errors.ts';

/** The page on this machine to which a login comes back. */
export interface Callback {
  redirectUri: string;
  /** The first request that `accepts` takes; the browser is told what became of it. */
  received(accepts: (url: URL) => Promise<string>): Promise<void>;
  close(): void;
}

/** Listens on this machine only (RFC 8252 7.3); an address in numbers, since a name may lead elsewhere. */
export async function listenForCallback(port: number): Promise<Callback> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageError(`port ${port} is in use: choose another with --port, and register its redirect URI`);
  }
  const redirectUri = `http://127.0.0.1:${portOf(server)}/callback`;
  return {
    redirectUri,
    received: (accepts) => firstAccepted(server, redirectUri, accepts),
    close: () => {
      // An answer that is on its way still reaches the browser.
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** A request that is not the answer to this login is turned away, and the wait goes on. */
function firstAccepted(
  server: Server,
  redirectUri: string,
  accepts: (url: URL) => Promise<string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('request', async (message, outgoing) => {
      const url = new URL(message.url ?? '/', redirectUri);
      if (message.method !== 'GET' || url.pathname !== '/callback')
        return response(outgoing, 404, 'Not found.');
      try {
        response(outgoing, 200, await accepts(url));
        resolve();
      } catch (error) {
        if (error instanceof NotThisLogin) return response(outgoing, 400, error.message);
        response(outgoing, 400, 'The login did not succeed. The terminal says why; you can close this page.');
        reject(error);
      }
    });
  });
}

/** A callback that answers another login, or a forged one. */
export class NotThisLogin extends Error {
  override readonly name = 'NotThisLogin';
}

function response(outgoing: ServerResponse, status: number, text: string): void {
  // The address holds the code: no other page may learn it from here.
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  };
  outgoing.writeHead(status, headers).end(`${text}\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
