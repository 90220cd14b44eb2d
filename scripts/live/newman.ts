import { Inconclusive } from '../cli/errors.ts';
import { environmentFile } from '../cli/installation.ts';
import { printable } from '../cli/printable.ts';
import { ASSUMED, listCheckTitles } from '../collections/check.ts';
import { listRequests, type RequestItem } from '../collections/postman.ts';
import { type RequestResult, readCollection, runCollection } from '../collections/run.ts';
import { readContract } from '../contract/contract.ts';
import { isAccepted } from './acceptance.ts';
import { isLoopback } from './base-url.ts';
import { hideInText } from './hide.ts';
import { extractLivePart } from './live-collection.ts';
import { type LiveFlags, prepareLive } from './prepare.ts';
import { createRedactor } from './redact.ts';
import { RESPONSE_TIMEOUT_MS } from './send.ts';
import { type LiveSettings, listTokens } from './settings.ts';

const REQUEST_DELAY_MS = 100;
const RUN_TIMEOUT_MS = 25_000;
const MAX_INCONCLUSIVE_RATIO = 0.1;

type CheckVerdict = 'held' | 'broken' | 'observed' | 'inconclusive';

/** `npm run newman -- --live`: the reads of the collection, one after another, each sent once. */
export async function runNewmanLive(flags: LiveFlags): Promise<number> {
  const settings = await prepareLive(flags, environmentFile());
  const [identity] = settings.identities;
  if (!identity) return 2;
  const redact = createRedactor(listTokens(settings));
  const print = (line: string) => console.log(printable(redact(line)));
  const { collection, skipped } = extractLivePart(readCollection(), readContract(), identity.actor);
  print(`Live: ${settings.baseUrl} as ${identity.actor}, by ${identity.from}, reads only`);
  const { requests } = await runCollection({
    origin: new URL(settings.baseUrl).origin,
    collection,
    variables: buildVariables(settings, identity.token),
    reporting: buildReporting(settings),
  }).catch(() => {
    throw new Inconclusive(
      `${settings.baseUrl} did not respond for ${RUN_TIMEOUT_MS / 1000} seconds: inconclusive`,
    );
  });
  const counts: Record<CheckVerdict, number> = { held: 0, broken: 0, observed: 0, inconclusive: 0 };
  for (const { item } of listRequests(collection.item)) {
    const result = requests.get(item.id ?? '');
    if (result?.checks.size === 0 && hasNoResponse(result)) counts.inconclusive += countItemChecks(item);
    if (result?.skipped !== undefined) skipped.set(result.skipped, (skipped.get(result.skipped) ?? 0) + 1);
    else if (result) {
      const accepted = await isStillAccepted(result);
      if (accepted !== false) {
        report(item.name, result, accepted === undefined);
        continue;
      }
      print(`The token of ${identity.from} was accepted before and is rejected now (401, also by GET /me).`);
      return counts.broken > 0 ? 1 : 3;
    }
  }
  for (const [reason, count] of skipped) print(`${String(count).padStart(7)} requests skipped: ${reason}`);
  print(
    `${counts.held} held, ${counts.broken} broken, ${counts.observed} different from assumptions, ${counts.inconclusive} inconclusive`,
  );
  return deriveExitCode(counts);

  /**
   * Whether the API still accepts the token: results after it has expired or was revoked are inconclusive. Undefined if
   * a 401 cannot be confirmed, which is inconclusive as well.
   */
  async function isStillAccepted({ sent }: RequestResult): Promise<boolean | undefined> {
    if (!identity || !sent?.signedIn || !sent.response.startsWith('401')) return true;
    return isAccepted(readContract(), settings.baseUrl, identity.token);
  }

  function report(name: string, result: RequestResult, isInconclusive: boolean): void {
    const { sent } = result;
    const hasApiResponse = sent !== undefined && sent.response !== 'no response' && !isWebPage(sent.response);
    const status = hasApiResponse ? (sent.response.split(' ')[0] ?? '') : 'no response of the API';
    print(`${sent?.method ?? 'GET'} ${sent ? new URL(sent.url).pathname : name} ${status}`);
    for (const [title, { error, skipped }] of result.checks) {
      if (skipped) continue;
      const verdict = isInconclusive ? 'inconclusive' : judgeAssertion(title, error, status, settings);
      counts[verdict] += 1;
      if (verdict === 'held') continue;
      const detail = settings.showData && error ? `: ${error.message}` : '';
      print(`  ${VERDICT_LABELS[verdict]}: ${title}${detail}`);
    }
    if (result.scriptError) print(`  the script failed: ${hideInText(result.scriptError.message)}`);
  }
}

/** Whether the response is the page of a proxy or a maintenance page, whatever its status. */
function isWebPage(response: string): boolean {
  return /^\d+ \s*</.test(response);
}

/** Whether the server did not respond to this request, or to an earlier one. */
function hasNoResponse({ skipped, sent }: RequestResult): boolean {
  return skipped === 'the server does not respond' || sent?.response === 'no response';
}

function countItemChecks({ event }: RequestItem): number {
  return listCheckTitles(event.flatMap(({ script }) => script.exec)).length;
}

const VERDICT_LABELS: Record<CheckVerdict, string> = {
  held: 'held',
  broken: 'BROKEN',
  observed: 'the response differs from the assumption',
  inconclusive: 'inconclusive',
};

/** Judges a check: a missing response is inconclusive, a false assumption breaks nothing, and a 500 always does. */
function judgeAssertion(
  title: string,
  error: Error | undefined,
  status: string,
  settings: LiveSettings,
): CheckVerdict {
  if (status === '500') return error ? 'broken' : 'held';
  if (!/^[1-4]\d\d$/.test(status) || status === '429') return 'inconclusive';
  if (!error) return 'held';
  // The role of the caller decides whether a request is rejected, and the role may be wrong.
  const isUncertain = settings.identities[0]?.isCertain === false && status.startsWith('4');
  return !settings.strict && (title.endsWith(ASSUMED) || isUncertain) ? 'observed' : 'broken';
}

function deriveExitCode({ held, broken, observed, inconclusive }: Record<CheckVerdict, number>): number {
  if (broken > 0) return 1;
  const decided = held + observed;
  return decided === 0 || inconclusive > MAX_INCONCLUSIVE_RATIO * (decided + inconclusive) ? 3 : 0;
}

/** The variables for a live run; undefined removes a variable of the mock's environment. */
function buildVariables({ baseUrl }: LiveSettings, token: string): Record<string, string | undefined> {
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

/** Newman's options, without its reporters, which show bodies and diffs. */
function buildReporting({ baseUrl }: LiveSettings): object {
  return {
    reporters: [],
    ignoreRedirects: true,
    timeoutRequest: RESPONSE_TIMEOUT_MS,
    timeout: RUN_TIMEOUT_MS,
    delayRequest: isLoopback(new URL(baseUrl)) ? 0 : REQUEST_DELAY_MS,
  };
}
