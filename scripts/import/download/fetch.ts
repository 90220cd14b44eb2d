import { Inconclusive, UsageError } from '../../cli/index.ts';
import { addressWithoutSecrets, checkAddress } from './address.ts';
import { checkSize, type Limits } from './limits.ts';

const MAX_REDIRECTS = 5;

/** Downloads a URL, and returns its final location. */
export async function download(url: URL, limits: Limits): Promise<{ bytes: Uint8Array; url: URL }> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  const { response, url: found } = await follow(url, signal);
  checkStatus(response, found);
  return { bytes: await readBody(response, found, limits), url: found };
}

/** Follows redirects, but none to another host or from TLS to plain HTTP. */
async function follow(start: URL, signal: AbortSignal): Promise<{ response: Response; url: URL }> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await request(url, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return { response, url };
    await response.body?.cancel();
    if (!URL.canParse(location, url)) {
      throw new UsageError(
        `${addressWithoutSecrets(url)} redirects to ${JSON.stringify(location)}, which is not a URL.`,
      );
    }
    url = new URL(location, url);
    checkRedirect(start, url);
  }
  throw new UsageError(`${addressWithoutSecrets(start)} redirects more than ${MAX_REDIRECTS} times.`);
}

/**
 * Rejects a redirect to another host, which the user has not chosen and which could be in an internal network, and a
 * redirect without TLS.
 */
function checkRedirect(start: URL, url: URL): void {
  const redirect = `${addressWithoutSecrets(start)} redirects to ${addressWithoutSecrets(url)}`;
  if (url.protocol !== start.protocol && url.protocol !== 'https:') {
    throw new UsageError(`${redirect}, which is not ${start.protocol.slice(0, -1)}: it is not followed.`);
  }
  checkAddress(url);
  if (url.hostname === start.hostname && url.username === '' && url.password === '') return;
  throw new UsageError(
    `${redirect}, which is another host: it is not followed. If you trust it, give that URL, or download the file yourself.`,
  );
}

async function request(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    const accept = 'application/yaml, application/json;q=0.9, */*;q=0.5';
    return await fetch(url, { redirect: 'manual', signal, headers: { Accept: accept } });
  } catch (error) {
    throw toReadableError(url, error, `${addressWithoutSecrets(url)} cannot be reached`);
  }
}

function checkStatus({ status, statusText }: Response, url: URL): void {
  if (status >= 200 && status < 300) return;
  const failure = `${addressWithoutSecrets(url)} responds with ${status} ${statusText}`.trim();
  if (status >= 500 || status === 429) throw new Inconclusive(`${failure}. Try again later.`);
  throw new UsageError(
    `${failure}. If it requires a login, download the file in the browser and give its path instead of the URL.`,
  );
}

async function readBody(response: Response, url: URL, limits: Limits): Promise<Uint8Array> {
  const location = addressWithoutSecrets(url);
  // With a content coding the header counts the encoded bytes.
  const isUnencoded = response.headers.get('content-encoding') === null;
  const contentLength = isUnencoded ? Number(response.headers.get('content-length') ?? 0) : 0;
  checkSize(location, contentLength, limits);
  const pieces: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const piece of response.body ?? []) {
      received += piece.length;
      checkSize(location, received, limits);
      pieces.push(piece);
      limits.progress(received, contentLength || undefined);
    }
  } catch (error) {
    throw toReadableError(url, error, `${location} was cut off after ${received} bytes`, UsageError);
  }
  return Buffer.concat(pieces);
}

type ErrorClass = typeof UsageError | typeof Inconclusive;

/** Converts a connection error into a readable one. Other errors of this project are returned unchanged. */
function toReadableError(url: URL, error: unknown, what: string, Kind: ErrorClass = Inconclusive): Error {
  if (error instanceof UsageError || error instanceof Inconclusive) return error;
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return new Inconclusive(`${addressWithoutSecrets(url)} takes too long.`);
  return new Kind(`${what}: ${cause?.message ?? cause?.code ?? message}.`);
}
