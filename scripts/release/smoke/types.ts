import createClient from 'openapi-fetch';
import { type CreatedWorkspace, type MockOptions, startMock } from 'timeneye-contract';
import type { components, paths } from 'timeneye-contract/types';
import setup, { setupMock, test } from 'timeneye-contract/vitest';

const options: MockOptions = { rateLimit: { limit: 20, windowSeconds: 60 } };
const mock = await startMock(options);
const workspace: CreatedWorkspace = await mock.workspace({ plan: 'free' });
const client = createClient<paths>({ baseUrl: workspace.baseUrl });
const { data } = await client.GET('/me');
const me: components['schemas']['Member'] | undefined = data?.data;
const setups: (typeof setup)[] = [setup, setupMock(options)];
test('has a workspace', async ({ workspace: own }) => console.log(own.tokens.member, me, setups));

// @ts-expect-error: no such option
await startMock({ prot: 4010 });
// @ts-expect-error: no such actor
workspace.tokens.nobody;
// @ts-expect-error: the default workspace stays
mock.delete();
await mock[Symbol.asyncDispose]();
