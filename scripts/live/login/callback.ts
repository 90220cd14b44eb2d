import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { UsageError } from '../../cli/errors.ts';

/** The local redirect endpoint of a login. */
export interface Callback {
  redirectUri: string;
  /** Waits for the first callback that the function accepts; the browser shows the returned text. */
  waitForCallback(accept: (url: URL) => Promise<string>): Promise<void>;
  close(): void;
}

/**
 * Listens on loopback only (RFC 8252 section 7.3); as a numeric address, since a host name may resolve to another one.
 */
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
    waitForCallback: (accept) => waitForAccepted(server, redirectUri, accept),
    close: () => {
      // A response that is on its way still reaches the browser.
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** Waits for an accepted callback, and rejects requests that do not belong to this login. */
function waitForAccepted(
  server: Server,
  redirectUri: string,
  accept: (url: URL) => Promise<string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('request', async (message, outgoing) => {
      const url = new URL(message.url ?? '/', redirectUri);
      if (message.method !== 'GET' || url.pathname !== '/callback')
        return respond(outgoing, 404, 'Not found.');
      try {
        respond(outgoing, 200, await accept(url));
        resolve();
      } catch (error) {
        if (error instanceof NotThisLogin) return respond(outgoing, 400, error.message);
        respond(outgoing, 400, 'The login failed. See the terminal for the reason; you can close this page.');
        reject(error);
      }
    });
  });
}

/** A callback of another login, or a forged one. */
export class NotThisLogin extends Error {
  override readonly name = 'NotThisLogin';
}

function respond(outgoing: ServerResponse, status: number, text: string): void {
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
