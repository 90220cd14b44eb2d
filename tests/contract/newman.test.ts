import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import { ASSUMED, titlesIn } from '../../scripts/collections/check.ts';
import { type PlacedRequest, requestsOf } from '../../scripts/collections/postman.ts';
import {
  type RequestResult,
  type RunResult,
  readCollection,
  runCollection,
} from '../../scripts/collections/run.ts';
import { leaveOut } from '../support/leave-out.ts';
import { live } from '../support/live/settings.ts';
import { control, origin } from '../support/target.ts';

/* The Postman collection as Newman runs it: each of its checks is a test here. */

interface Created {
  id: string;
  tokens: { owner: string };
}

const collection = readCollection();
let workspace: Created;
let run: RunResult;

beforeAll(async () => {
  if (live) return;
  workspace = await control<Created>('POST', 'workspaces', { running_clock: true });
  // Without the ids of the environment each is taken from the list before it, as on live.
  const noIds = collection.variable.filter(({ key }) => key.startsWith('id_of_'));
  const variables = Object.fromEntries(noIds.map(({ key }) => [key, undefined]));
  run = await runCollection({
    origin,
    collection,
    variables: { ...variables, access_token: workspace.tokens.owner },
  });
}, 60_000);

afterAll(async () => {
  if (workspace) await control('DELETE', `workspaces/${workspace.id}`);
});

for (const placed of requestsOf(collection.item)) describeRequest(placed);

function describeRequest({ folders, item }: PlacedRequest): void {
  // What the mock's control does is no statement of a source.
  const isControl = item.request.url.raw.startsWith('{{mock_url}}');
  describe([...folders, item.name].join(' / '), () => {
    for (const title of titlesIn(item.event.flatMap(({ script }) => script.exec))) {
      test(title, (context) => {
        if (title.endsWith(ASSUMED) || isControl) context.task.meta.assumed = true;
        if (live) leaveOut('npm run newman -- --live runs the collection');
        tell(title, run.requests.get(item.id ?? ''), context);
      });
    }
  });
}

/** Passes, fails or skips as the check did in Newman; one that did not run at all fails. */
function tell(title: string, result: RequestResult | undefined, context: TestContext): void {
  const checked = result?.checks.get(title);
  if (result?.leftOut !== undefined) context.skip(result.leftOut);
  if (checked?.skipped) context.skip('the collection leaves this check out');
  if (checked && !checked.error) return;
  const problem = checked?.error?.message ?? result?.scriptError?.message ?? 'the check did not run';
  throw new Error([`${title}: ${problem}`, ...requestLines(result)].join('\n'));
}

function requestLines(result: RequestResult | undefined): string[] {
  if (!result?.sent) return ['  the request was not sent'];
  const { method, url, signedIn, answer } = result.sent;
  const token = signedIn ? ' -H "Authorization: Bearer $TOKEN"' : '';
  return [`  received:  ${answer.slice(0, 1000)}`, `  curl -i -g -X ${method} '${url}'${token}`];
}
