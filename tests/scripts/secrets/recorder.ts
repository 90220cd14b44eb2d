import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** Stands between a client and the mock, and remembers every secret that the mock gave out. */
export interface Recorder {
  origin: string;
  secrets: Set<string>;
  close(): Promise<void>;
}

export async function startRecorder(target: string): Promise<Recorder> {
  const secrets = new Set<string>();
  const server = createServer((message, response) => {
    pass(target, message, response, secrets).catch(() => response.destroy());
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

async function pass(
  target: string,
  message: IncomingMessage,
  response: ServerResponse,
  secrets: Set<string>,
): Promise<void> {
  const asked = await readText(message);
  const onward = send(`${target}${message.url}`, { method: message.method, headers: message.headers });
  onward.end(asked);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const answered = await readText(answer);
  for (const secret of secretsIn(asked, answer, answered)) secrets.add(secret);
  response.writeHead(answer.statusCode ?? 502, answer.headers).end(answered);
}

/** The tokens that everyone knows, printed on purpose. */
const FIXED = /^mock-(owner|admin|(group|project|direct)-manager|(other-)?member)$/;
const TOKEN =
  /"(?:access_token|refresh_token|token|[a-z]+-manager|owner|admin|(?:other-)?member)":"([^"]+)"/g;
const CODE = /[?&]code=([^&]+)/;
const VERIFIER = /\bcode_verifier(?:=|":")([^&"]+)/;

function secretsIn(asked: string, { statusCode, headers }: IncomingMessage, answered: string): string[] {
  const tokens = [...answered.matchAll(TOKEN)].map(([, token = '']) => token);
  const code = CODE.exec(headers.location ?? '')?.[1];
  const verifier = statusCode === 200 ? VERIFIER.exec(asked)?.[1] : undefined;
  return [...tokens, code, verifier]
    .filter((each): each is string => each !== undefined && !FIXED.test(each))
    .map((each) => decodeURIComponent(each));
}
