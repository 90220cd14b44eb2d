import { readFileSync } from 'node:fs';
import { PostmanValidator } from '@har-sdk/validator';
import { expect, test } from 'vitest';
import { listCheckTitles } from '../../scripts/collections/check.ts';
import { buildCollection, renderCollection } from '../../scripts/collections/collection.ts';
import { type Collection, listRequests, type PlacedRequest } from '../../scripts/collections/postman.ts';
import { pathParameters } from '../../scripts/collections/records.ts';
import { readCollection } from '../../scripts/collections/run.ts';
import { indexContract, type OpenApiDocument, readContract } from '../../scripts/contract/contract.ts';
import { dereference } from '../../scripts/contract/dereference.ts';
import { isOfficial } from '../live/official.ts';

const contract = readContract();
const collection = readCollection();
const requests = listRequests(collection.item);

const readScript = ({ item }: PlacedRequest) => item.event.flatMap(({ script }) => script.exec);
const formatLocation = ({ folders, item }: PlacedRequest) => [...folders, item.name].join(' / ');

/** Builds the collection of a changed contract document. */
function buildChangedCollection(change: (document: OpenApiDocument) => void): Promise<Collection> {
  const document = structuredClone(contract.document);
  change(document);
  return buildCollection(indexContract(document));
}

function withoutExamples(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutExamples);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== 'example' && key !== 'examples');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutExamples(value)]));
}

test("the collection is valid in Postman's format v2.1.0", async () => {
  expect(collection.info.schema).toContain('v2.1.0');
  expect(await new PostmanValidator().verify(collection as never)).toEqual([]);
});

test('a folder whose operations the document lacks is omitted with a note', async () => {
  const document = structuredClone(contract.document);
  delete document.paths['/entries']?.get;
  const notes: string[] = [];
  const { item } = await buildCollection(indexContract(document), new Set(), notes);
  const names = ['Authorization by role', 'Token refresh', 'Rate limit'];
  expect(item.map(({ name }) => name).filter((name) => names.includes(name))).toEqual([]);
  for (const name of names) {
    expect(notes).toContainEqual(
      expect.stringMatching(`^collection: there is no folder "${name}": .*listEntries`),
    );
  }
});

test('every operation of the contract document has a request', () => {
  const called = requests.map(({ item: { request } }) => {
    return `${request.method} ${request.url.raw
      .replaceAll(/:(\w+)/g, '{$1}')
      .replace('{{baseUrl}}', '')
      .replace(/\?.*$/, '')}`;
  });
  const documented = contract.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(documented.filter((each) => !called.includes(each))).toEqual([]);
});

test('generating twice gives the same bytes', async () => {
  expect(await renderCollection(readContract())).toBe(await renderCollection(contract));
});

test('generating twice from a document without examples gives the same bytes', async () => {
  const bare = indexContract(withoutExamples(contract.document) as OpenApiDocument);
  expect(await renderCollection(bare)).toBe(await renderCollection(bare));
});

test('every item has a unique ID, which does not change with the content', async () => {
  const ids = (from: Collection) => JSON.stringify(from).match(/"id":"[0-9a-f-]{36}"/g) ?? [];
  expect(new Set(ids(collection)).size).toBe(ids(collection).length);
  const changed = await buildChangedCollection((document) => {
    for (const { get } of Object.values(document.paths)) if (get) get['x-source'] = 'official';
  });
  expect(ids(changed)).toEqual(ids(collection));
});

test('a change of one schema changes only the requests whose responses use it', async () => {
  const changed = await buildChangedCollection(({ components }) => {
    const name = components?.schemas?.Group?.properties?.name;
    if (name) name.maxLength = 99;
  });
  const before = new Map(requests.map((each) => [formatLocation(each), JSON.stringify(each.item)]));
  const different = listRequests(changed.item).filter((each) => {
    return before.get(formatLocation(each)) !== JSON.stringify(each.item);
  });
  expect(different.map(formatLocation)).toEqual([
    'Groups / List groups',
    'Groups / Read a group',
    'Groups / Create a group',
    'Groups / Change a group',
  ]);
  expect({ ...changed, item: [] }).toEqual({ ...collection, item: [] });
});

test('no two checks of a request have the same title', () => {
  for (const request of requests) {
    const titles = listCheckTitles(readScript(request));
    expect(titles.length, formatLocation(request)).toBeGreaterThan(0);
    expect(new Set(titles).size, formatLocation(request)).toBe(titles.length);
  }
});

test('the login uses an authorization code with PKCE in the browser, without a client secret', () => {
  const { auth } = collection;
  const fields = auth.type === 'oauth2' ? auth.oauth2.map(({ key, value }) => [key, value]) : [];
  expect(Object.fromEntries(fields)).toMatchObject({
    grant_type: 'authorization_code_with_pkce',
    challengeAlgorithm: 'S256',
    useBrowser: true,
    clientId: '{{client_id}}',
    clientSecret: '',
    authUrl: '{{auth_url}}',
    accessTokenUrl: '{{token_url}}',
    accessToken: '{{access_token}}',
    addTokenTo: 'header',
  });
});

test('only the mock environment allows writes and has record IDs, and no environment contains a secret', () => {
  const [mock, live] = ['mock', 'live'].map((name) => {
    const file = new URL(`../../collections/${name}.postman_environment.json`, import.meta.url);
    const { values } = JSON.parse(readFileSync(file, 'utf8')) as { values: { key: string; value: string }[] };
    return Object.fromEntries(values.map(({ key, value }) => [key, value]));
  });
  expect(mock).toMatchObject({ allow_writes: 'true', access_token: 'mock-owner' });
  const named = Object.keys(mock ?? {}).filter((key) => key.startsWith('id_of_'));
  expect(named.sort()).toEqual(idsWithExamples());
  if (!isOfficial) expect(named).not.toEqual([]);
  expect(live).toEqual({
    baseUrl: 'https://api.timeneye.com/api/v1',
    auth_url: 'https://api.timeneye.com/oauth/authorize',
    token_url: 'https://api.timeneye.com/oauth/token',
    client_id: '',
    access_token: '',
  });
});

/** The variables of the IDs that have an example in the document. */
function idsWithExamples(): string[] {
  const { paths } = dereference(contract.document);
  const ids = contract.operations.flatMap(({ path, method }) => {
    const parameters = [...(paths[path]?.parameters ?? []), ...(paths[path]?.[method]?.parameters ?? [])];
    const exampleParameters = parameters.filter((each) => each.in === 'path' && each.example !== undefined);
    const names = exampleParameters.map(({ name }) => name);
    return pathParameters(path).filter(({ name }) => names.includes(name));
  });
  return [...new Set(ids.map(({ noun }) => `id_of_${noun}`))].sort();
}
