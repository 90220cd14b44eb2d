import { Inconclusive, UsageError } from '../cli/errors.ts';
import { SILENCE_SECONDS, silenceMessage } from '../collections/silence.ts';
import type { ServedFromExample } from '../contract/contract.ts';

/** The variable with the origin of the mock. */
export const originVariable = 'TIMENEYE_CONTRACT_ORIGIN';

/**
 * The origin of the mock at this URL. Throws a UsageError if anything but a mock responds there, so that no write ever
 * goes to a real service by mistake.
 */
export async function resolveMockOrigin(baseUrl: string, silenceSeconds = SILENCE_SECONDS): Promise<string> {
  const origin = parseOrigin(baseUrl);
  if (!(await isMock(origin, silenceSeconds))) {
    throw new UsageError(
      `${origin} does not respond as this project's mock (GET ${origin}/_mock); no other request was sent. ` +
        'Start one with: npm run mock (without --no-control)',
    );
  }
  return origin;
}

/** The operations that the mock serves from examples; none if it does not list them. */
export async function fetchServedFromExample(origin: string): Promise<ServedFromExample[]> {
  const response = await fetch(`${origin}/_mock/operations`);
  const body = (await response.json()) as { servedFromExample?: ServedFromExample[] };
  return body.servedFromExample ?? [];
}

function parseOrigin(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageError(`"${baseUrl}" is not a URL: write it like http://127.0.0.1:4010`);
}

async function isMock(origin: string, silenceSeconds: number): Promise<boolean> {
  const signal = AbortSignal.timeout(silenceSeconds * 1000);
  try {
    const response = await fetch(`${origin}/_mock`, { redirect: 'manual', signal });
    const body: unknown = await response.json();
    return isObject(body) && body.mock === 'timeneye-contract';
  } catch {
    if (signal.aborted)
      throw new Inconclusive(`${silenceMessage(origin, silenceSeconds)}: nothing was tested.`);
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
