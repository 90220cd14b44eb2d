import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** A proxy in front of the mock that collects every secret that the mock issues. */
export interface Recorder {
  origin: string;
  secrets: Set<string>;
  close(): Promise<void>;
}

export async function startRecorder(target: string): Promise<Recorder> {
  const secrets = new Set<string>();
  const server = createServer((message, outgoing) => {
    forward(target, message, outgoing, secrets).catch(() => outgoing.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    secrets,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function forward(
  target: string,
  message: IncomingMessage,
  outgoing: ServerResponse,
  secrets: Set<string>,
): Promise<void> {
  const requestBody = await readText(message);
  const upstreamRequest = send(`${target}${message.url}`, {
    method: message.method,
    headers: message.headers,
  });
  upstreamRequest.end(requestBody);
  const [response] = (await once(upstreamRequest, 'response')) as [IncomingMessage];
  const responseBody = await readText(response);
  for (const secret of findSecrets(requestBody, response, responseBody)) secrets.add(secret);
  outgoing.writeHead(response.statusCode ?? 502, response.headers).end(responseBody);
}

/** The initial tokens, which are public and printed on purpose. */
const PUBLIC_TOKEN = /^mock-(owner|admin|(group|project|direct)-manager|(other-)?member)$/;
const TOKEN =
  /"(?:access_token|refresh_token|token|[a-z]+-manager|owner|admin|(?:other-)?member)":"([^"]+)"/g;
const CODE = /[?&]code=([^&]+)/;
const VERIFIER = /\bcode_verifier(?:=|":")([^&"]+)/;

function findSecrets(
  requestBody: string,
  { statusCode, headers }: IncomingMessage,
  responseBody: string,
): string[] {
  const tokens = [...responseBody.matchAll(TOKEN)].map(([, token = '']) => token);
  const code = CODE.exec(headers.location ?? '')?.[1];
  const verifier = statusCode === 200 ? VERIFIER.exec(requestBody)?.[1] : undefined;
  return [...tokens, code, verifier]
    .filter((each): each is string => each !== undefined && !PUBLIC_TOKEN.test(each))
    .map((each) => decodeURIComponent(each));
}
