import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { exchangeLive } from './live/exchange.ts';
import { live } from './live/settings.ts';
import { presentInUrl } from './present.ts';
import type { Span } from './race.ts';
import { untilSilent } from './silence.ts';
import { origin } from './target.ts';

/** What came back, as text. */
export interface WireAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Not known on live, where one request waits for another. */
  span?: Span;
}

/** Counts what happens on the wire, to tell which of two things came first. */
let events = 0;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request to the target over a connection that is kept: twice as quick as fetch, and nothing is tidied. */
export function exchange(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body?: string | Uint8Array,
): Promise<WireAnswer> {
  presentInUrl(url);
  if (live) return exchangeLive(url, method, headers, body);
  return untilSilent(origin, (progress) => sendToMock({ url, method, headers, body }, progress));
}

interface Sending {
  url: string;
  method: string;
  headers: OutgoingHttpHeaders;
  body: string | Uint8Array | undefined;
}

function sendToMock(sending: Sending, progress: () => void): Promise<WireAnswer> {
  const { url, method, headers, body } = sending;
  // The path goes out as it is, while a parsed URL would be tidied.
  const path = url.slice(origin.length);
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    const sent = httpRequest(
      origin,
      { method, path, headers: { ...headers, ...length }, agent },
      (message) => {
        let text = '';
        events += 1;
        const span = { sent: sentAt, received: events };
        progress();
        message.setEncoding('utf8');
        message.on('data', (piece: string) => {
          progress();
          text += piece;
        });
        message.on('end', () => {
          const { statusCode: status = 0, headers: received } = message;
          resolve({ status, headers: new Headers(received as Record<string, string>), text, span });
        });
        message.on('error', reject);
      },
    );
    sent.on('finish', () => {
      events += 1;
      sentAt = events;
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The target may close a kept connection in the moment in which it is used again.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(sendToMock(sending, progress));
      else reject(error);
    });
    sent.end(body);
  });
}
