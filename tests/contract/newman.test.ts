import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import { Inconclusive } from '../../scripts/cli/errors.ts';
import { ASSUMED, listCheckTitles } from '../../scripts/collections/check.ts';
import { listRequests, type PlacedRequest } from '../../scripts/collections/postman.ts';
import {
  type RequestResult,
  type RunResult,
  readCollection,
  runCollection,
} from '../../scripts/collections/run.ts';
import { ContractFailure } from '../fixtures/response.ts';
import { silenceSeconds } from '../fixtures/silence.ts';
import { skipAsInconclusive } from '../fixtures/skip.ts';
import { control, need, origin, target } from '../fixtures/target.ts';

/* Runs the Postman collection with Newman, and reports each of its checks as a test. */

interface NewmanWorkspace {
  id: string;
  tokens: { owner: string };
}

const collection = readCollection();
let workspace: NewmanWorkspace;
let run: RunResult | undefined;
/** The reason why the collection could not be run. */
let problem: string | undefined;

beforeAll(async () => {
  if (target.lacks('collection')) return;
  try {
    await runOnce();
  } catch (error) {
    if (!(error instanceof Inconclusive)) throw error;
    problem = error.message;
  }
});

async function runOnce(): Promise<void> {
  workspace = await control<NewmanWorkspace>('POST', 'workspaces', { runningClock: true });
  // Without IDs in the environment, each ID comes from the preceding list, as on live.
  const noIds = collection.variable.filter(({ key }) => key.startsWith('id_of_'));
  const variables = Object.fromEntries(noIds.map(({ key }) => [key, undefined]));
  run = await runCollection({
    origin,
    collection,
    variables: { ...variables, access_token: workspace.tokens.owner },
    silenceSeconds,
  });
}

afterAll(async () => {
  if (workspace && run?.silence === undefined) await control('DELETE', `workspaces/${workspace.id}`);
});

for (const placed of listRequests(collection.item)) describeRequest(placed);

function describeRequest({ folders, item }: PlacedRequest): void {
  // No source states what the mock's control API does.
  const isControl = item.request.url.raw.startsWith('{{mock_url}}');
  describe([...folders, item.name].join(' / '), () => {
    for (const title of listCheckTitles(item.event.flatMap(({ script }) => script.exec))) {
      test(title, (context) => {
        context.task.meta.evidence = title.endsWith(ASSUMED) || isControl ? 'assumed' : 'documented';
        need('collection');
        if (!run) skipAsInconclusive(problem ?? 'the collection did not run');
        report(item.name, title, run.requests.get(item.id ?? ''), context);
      });
    }
  });
}

/** Passes, fails or skips the test as Newman did the check; a check that did not run fails. */
function report(name: string, title: string, result: RequestResult | undefined, context: TestContext): void {
  const checked = result?.checks.get(title);
  if (result?.skipped !== undefined) context.skip(result.skipped);
  if (checked?.skipped) context.skip('the collection skips this check');
  if (checked && !checked.error) return;
  if (run?.silence !== undefined) skipAsInconclusive(run.silence);
  const message = checked?.error?.message ?? result?.scriptError?.message ?? 'the check did not run';
  const { method, url, signedIn, response } = result?.sent ?? NOT_SENT;
  const request = { method, url, signedIn };
  const operation = { id: name, method, path: url === '' ? '' : new URL(url).pathname };
  const actual = `${message}: ${response}`;
  throw new ContractFailure({ operation, actor: 'the collection', request }, title, title, actual);
}

const NOT_SENT = { method: '', url: '', signedIn: false, response: 'the request was not sent' };
