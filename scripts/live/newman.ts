import { Inconclusive } from '../cli/errors.ts';
import { environmentFile } from '../cli/installation.ts';
import { printable } from '../cli/printable.ts';
import { ASSUMED, titlesOfChecks } from '../collections/check.ts';
import { listRequests, type RequestItem } from '../collections/postman.ts';
import { type RequestResult, readCollection, runCollection } from '../collections/run.ts';
import { readContract } from '../contract/contract.ts';
import { isAccepted } from './acceptance.ts';
import { isLoopback } from './base-url.ts';
import { hideInText } from './hide.ts';
import { livePart } from './live-collection.ts';
import { type LiveFlags, prepareLive } from './prepare.ts';
import { redactor } from './redact.ts';
import { PATIENCE_MS } from './send.ts';
import { allTokens, type LiveSettings } from './settings.ts';

const GAP_MS = 100;
const LONGEST_RUN_MS = 25_000;
const MAY_STAY_OPEN = 0.1;

type CheckVerdict = 'held' | 'broken' | 'observed' | 'open';

/** `npm run newman -- --live`: the reads of the collection, one after another, each sent once. */
export async function runNewmanLive(flags: LiveFlags): Promise<number> {
  const settings = await prepareLive(flags, environmentFile());
  const [identity] = settings.identities;
  if (!identity) return 2;
  const redact = redactor(allTokens(settings));
  const print = (line: string) => console.log(printable(redact(line)));
  const { collection, skipped } = livePart(readCollection(), readContract(), identity.actor);
  print(`Live: ${settings.baseUrl} as ${identity.actor}, by ${identity.from}, reads only`);
  const { requests } = await runCollection({
    origin: new URL(settings.baseUrl).origin,
    collection,
    variables: variables(settings, identity.token),
    reporting: reporting(settings),
  }).catch(() => {
    throw new Inconclusive(
      `${settings.baseUrl} did not respond for ${LONGEST_RUN_MS / 1000} seconds: inconclusive`,
    );
  });
  const counts: Record<CheckVerdict, number> = { held: 0, broken: 0, observed: 0, open: 0 };
  for (const { item } of listRequests(collection.item)) {
    const result = requests.get(item.id ?? '');
    if (result?.checks.size === 0 && isUnanswered(result)) counts.open += countItemChecks(item);
    if (result?.skipped !== undefined) skipped.set(result.skipped, (skipped.get(result.skipped) ?? 0) + 1);
    else if (result) {
      const accepted = await isStillAccepted(result);
      if (accepted !== false) {
        report(item.name, result, accepted === undefined);
        continue;
      }
      print(
        `The token of ${identity.from} was accepted before and is rejected now (401, by GET /me as well).`,
      );
      return counts.broken > 0 ? 1 : 3;
    }
  }
  for (const [reason, count] of skipped) print(`${String(count).padStart(7)} requests skipped: ${reason}`);
  print(
    `${counts.held} held, ${counts.broken} broken, ${counts.observed} different from assumptions, ${counts.open} inconclusive`,
  );
  return deriveExitCode(counts);

  /**
   * Results after a token was expired or revoked are inconclusive. Undefined if a 401 cannot be confirmed, which is
   * inconclusive too.
   */
  async function isStillAccepted({ sent }: RequestResult): Promise<boolean | undefined> {
    if (!identity || !sent?.signedIn || !sent.response.startsWith('401')) return true;
    return isAccepted(readContract(), settings.baseUrl, identity.token);
  }

  function report(name: string, result: RequestResult, isInconclusive: boolean): void {
    const { sent } = result;
    const isResponded = sent !== undefined && sent.response !== 'no response' && !isWebPage(sent.response);
    const status = isResponded ? (sent.response.split(' ')[0] ?? '') : 'no response of the API';
    print(`${sent?.method ?? 'GET'} ${sent ? new URL(sent.url).pathname : name} ${status}`);
    for (const [title, { error, skipped }] of result.checks) {
      if (skipped) continue;
      const verdict = isInconclusive ? 'open' : judgeAssertion(title, error, status, settings);
      counts[verdict] += 1;
      if (verdict === 'held') continue;
      const detail = settings.showData && error ? `: ${error.message}` : '';
      print(`  ${VERDICT_LABELS[verdict]}: ${title}${detail}`);
    }
    if (result.scriptError) print(`  the script failed: ${hideInText(result.scriptError.message)}`);
  }
}

/** A proxy's or maintenance page instead of the API, whatever its status. */
function isWebPage(response: string): boolean {
  return /^\d+ \s*</.test(response);
}

/** The collection stops if the server does not respond. */
function isUnanswered({ skipped, sent }: RequestResult): boolean {
  return skipped === 'the server does not respond' || sent?.response === 'no response';
}

function countItemChecks({ event }: RequestItem): number {
  return titlesOfChecks(event.flatMap(({ script }) => script.exec)).length;
}

const VERDICT_LABELS: Record<CheckVerdict, string> = {
  held: 'held',
  broken: 'BROKEN',
  observed: 'the response differs from the assumption',
  open: 'inconclusive',
};

/** A missing response is inconclusive; a false assumption breaks nothing, but a 500 always does. */
function judgeAssertion(
  title: string,
  error: Error | undefined,
  status: string,
  settings: LiveSettings,
): CheckVerdict {
  if (status === '500') return error ? 'broken' : 'held';
  if (!/^[1-4]\d\d$/.test(status) || status === '429') return 'open';
  if (!error) return 'held';
  // Only the caller's role decides whether a request is rejected.
  const isUncertain = settings.identities[0]?.isCertain === false && status.startsWith('4');
  return !settings.strict && (title.endsWith(ASSUMED) || isUncertain) ? 'observed' : 'broken';
}

function deriveExitCode({ held, broken, observed, open }: Record<CheckVerdict, number>): number {
  if (broken > 0) return 1;
  const found = held + observed;
  return found === 0 || open > MAY_STAY_OPEN * (found + open) ? 3 : 0;
}

/** The mock's environment, reduced to the variables of the live one; undefined removes a variable. */
function variables({ baseUrl }: LiveSettings, token: string): Record<string, string | undefined> {
  const ids = readCollection().variable.filter(({ key }) => key.startsWith('id_of_'));
  return {
    ...Object.fromEntries(ids.map(({ key }) => [key, undefined])),
    mock_url: undefined,
    allow_writes: undefined,
    auth_url: undefined,
    token_url: undefined,
    client_id: undefined,
    baseUrl,
    access_token: token,
  };
}

/** Newman's own reporters show bodies and diffs, so none of them is used. */
function reporting({ baseUrl }: LiveSettings): object {
  return {
    reporters: [],
    ignoreRedirects: true,
    timeoutRequest: PATIENCE_MS,
    timeout: LONGEST_RUN_MS,
    delayRequest: isLoopback(new URL(baseUrl)) ? 0 : GAP_MS,
  };
}
