// A typed client: the types of paths, parameters, bodies and responses come from the contract document.
import createClient from 'openapi-fetch';
import { startMock } from 'timeneye-contract';
import type { paths } from 'timeneye-contract/types';

const mock = await startMock();
const { baseUrl, tokens } = await mock.workspace();
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${tokens.admin}` } });

const { data, error } = await client.POST('/clients', { body: { name: 'Acme' } });
console.log(data?.data.name ?? error);

await mock.close();
