import { Inconclusive, UsageError } from '../cli/errors.ts';
import { SILENCE_SECONDS, silenceOf } from '../collections/silence.ts';
import type { ServedFromExample } from '../contract/contract.ts';

/** Under this name the origin of the mock reaches the tests. */
export const originVariable = 'TIMENEYE_CONTRACT_ORIGIN';

/**
 * The origin of the mock that runs at this URL. Whatever else answers there ends the run,
 * so that no write ever reaches a real service by mistake.
 */
export async function originOfMock(baseUrl: string, silenceSeconds = SILENCE_SECONDS): Promise<string> {
  const origin = originOf(baseUrl);
  if (!(await isMock(origin, silenceSeconds))) {
    throw new UsageError(
      `${origin} does not respond as this project's mock (GET ${origin}/_mock); nothing was sent to it besides. ` +
        'Start one with: npm run mock (and leave --no-control out)',
    );
  }
  return origin;
}

/** What the mock there serves from examples; nothing when it does not say. */
export async function servedFromExample(origin: string): Promise<ServedFromExample[]> {
  const response = await fetch(`${origin}/_mock/operations`);
  const body = (await response.json()) as { servedFromExample?: ServedFromExample[] };
  return body.servedFromExample ?? [];
}

function originOf(baseUrl: string): string {
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
    if (signal.aborted) throw new Inconclusive(`${silenceOf(origin, silenceSeconds)}: nothing was tested.`);
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
