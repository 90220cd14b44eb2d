import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  /** `http://127.0.0.1:4010` */
  origin: string;
  path: string;
  headers?: Record<string, string>;
}

export interface LoadResult {
  requestsPerSecond: number;
  /** Bytes of the body of the last response. */
  bodyBytes: number;
}

/**
 * Sends the same GET over `connections` keep-alive sockets for `seconds` and counts the responses. Uses HTTP/1.1 on
 * bare sockets, because node's own client costs more than the measured servers.
 */
export async function load(request: LoadRequest, connections: number, seconds: number): Promise<LoadResult> {
  const bytes = requestBytes(request);
  const { hostname, port } = new URL(request.origin);
  const state = { responses: 0, bodyBytes: 0, stopped: false };
  const started = process.hrtime.bigint();
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));
  const finished = sockets.map((socket) => pump(socket, bytes, state));
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  state.stopped = true;
  const elapsed = Number(process.hrtime.bigint() - started) / 1e9;
  const { responses, bodyBytes } = state;
  await Promise.all(finished);
  return { requestsPerSecond: responses / elapsed, bodyBytes };
}

interface LoadState {
  responses: number;
  bodyBytes: number;
  stopped: boolean;
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends the next request after a complete response; ends the socket when stopped. */
function pump(socket: Socket, bytes: string, state: LoadState): Promise<void> {
  let buffered = '';
  return new Promise((resolve, reject) => {
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk: string) => {
      buffered += chunk;
      const size = findResponseSize(buffered);
      if (size === undefined) return;
      if (!/^HTTP\/1\.1 200 /.test(buffered)) return void socket.destroy(new Error(buffered.slice(0, 300)));
      state.bodyBytes = buffered.length - buffered.indexOf('\r\n\r\n') - 4;
      buffered = buffered.slice(size);
      state.responses += 1;
      if (state.stopped) socket.end();
      else socket.write(bytes);
    });
    socket.write(bytes);
  });
}

/** Bytes of the first complete response in the text. Needs a Content-Length. */
function findResponseSize(text: string): number | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  if (length === undefined) throw new Error('the response has no Content-Length');
  const size = headEnd + 4 + Number(length);
  return text.length >= size ? size : undefined;
}

function requestBytes({ origin, path, headers = {} }: LoadRequest): string {
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${new URL(origin).host}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
