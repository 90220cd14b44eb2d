import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { UsageError } from '../../cli/errors.ts';

/** The local redirect endpoint of a login. */
export interface Callback {
  redirectUri: string;
  /** The first callback that `accepts` accepts; the browser shows the result. */
  received(accepts: (url: URL) => Promise<string>): Promise<void>;
  close(): void;
}

/** Listens on loopback only (RFC 8252 section 7.3); as a numeric address, since a name may resolve to another. */
export async function listenForCallback(port: number): Promise<Callback> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageError(`port ${port} is in use: choose another with --port, and register its redirect URI`);
  }
  const redirectUri = `http://127.0.0.1:${readPort(server)}/callback`;
  return {
    redirectUri,
    received: (accepts) => firstAccepted(server, redirectUri, accepts),
    close: () => {
      // A response that is on its way still reaches the browser.
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** A request that does not belong to this login is rejected, and the wait continues. */
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
        response(
          outgoing,
          400,
          'The login failed. See the terminal for the reason; you can close this page.',
        );
        reject(error);
      }
    });
  });
}

/** A callback of another login, or a forged one. */
export class NotThisLogin extends Error {
  override readonly name = 'NotThisLogin';
}

function response(outgoing: ServerResponse, status: number, text: string): void {
  // The URL contains the code: no other page may learn it through the referrer.
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  };
  outgoing.writeHead(status, headers).end(`${text}\n`);
}

function readPort(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
