import { type Collection, type Folder, type Item, type RequestItem, script } from '../collections/postman.ts';
import { sandboxScript } from '../collections/sandbox.ts';
import type { SignedInActor } from '../contract/access.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { ApiTranslator } from './api-translator.ts';
import { decidePassage } from './gate.ts';
import { RESPONSE_TIMEOUT_MS } from './send.ts';
import { USER_AGENT } from './user-agent.ts';

/** Variables that only requests to the mock's control API, or based on its responses, have. */
const NEEDS_MOCK = /{{mock_url}}|token_of_|_of_(workspace|app)}}/;
const LAST_FOLDER = 'The end of a run';

/** A part of the collection, and the number of skipped requests by reason. */
export interface LivePart {
  collection: Collection;
  skipped: Map<string, number>;
}

/**
 * The part of the collection that may be sent to the live API: reads that the actor may send. The other requests are
 * removed, so that no script and no variable can send them.
 */
export function extractLivePart(collection: Collection, contract: Contract, actor: SignedInActor): LivePart {
  const skipped = new Map<string, number>();
  const isKept = (item: RequestItem) => {
    const reason = findSkipReason(item, contract, actor);
    if (reason !== undefined) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    return reason === undefined;
  };
  // The last folder checks whether all requests were sent.
  const item = filterItems(collection.item, isKept).filter(({ name }) => name !== LAST_FOLDER);
  const event = [script('prerequest', stopWhenSilent(RESPONSE_TIMEOUT_MS)), ...collection.event];
  return { collection: { ...collection, event, item }, skipped };
}

function filterItems(items: Item[], isKept: (item: RequestItem) => boolean): Item[] {
  return items.flatMap((item): Item[] => {
    if (!('item' in item)) return isKept(item) ? [addUserAgent(item)] : [];
    const folder: Folder = { ...item, item: filterItems(item.item, isKept) };
    return folder.item.length > 0 ? [folder] : [];
  });
}

/** Sets this project's User-Agent; Newman adds its own to a request without one. */
function addUserAgent(item: RequestItem): RequestItem {
  const header = [...item.request.header, { key: 'User-Agent', value: USER_AGENT }];
  return { ...item, request: { ...item.request, header } };
}

/** A live run of the collection never writes, whatever its flags are. */
const READS_ONLY = { probeDenied: false, allowWrites: false, run: '' };

function findSkipReason(item: RequestItem, contract: Contract, actor: SignedInActor): string | undefined {
  const { request } = item;
  if (NEEDS_MOCK.test(JSON.stringify(request))) return "needs the mock's control API";
  const operation = findOperation(item, contract);
  const passed = decidePassage(
    { method: request.method, operation, values: [], body: {} },
    { ...READS_ONLY, contract },
  );
  if (passed.as !== 'read') return 'writes';
  return operation?.access[actor].access.includes('none') ? `${actor} may not call it` : undefined;
}

function findOperation({ request }: RequestItem, contract: Contract): Operation | undefined {
  const path = `/${(request.url.path ?? []).map((part) => part.replace(/^:/, '')).join('/')}`;
  return ApiTranslator.of(contract).findRequestedOperation({ method: 'GET', path })?.operation;
}

/** A script that stops sending once two requests are this far apart, less a margin: the first got no response. */
function stopWhenSilent(milliseconds: number): string[] {
  return [`const longestWait = ${milliseconds - 500};`, ...sandboxScript('stop-when-silent')];
}
