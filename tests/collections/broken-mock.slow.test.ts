import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listRequests } from '../../scripts/collections/postman.ts';
import { readCollection, runCollection } from '../../scripts/collections/run.ts';
import { type OpenApiDocument, readContract } from '../../scripts/contract/contract.ts';
import { startMock } from '../../scripts/mock/start.ts';

const { document } = readContract();

/** Starts a mock with a changed contract document and returns its origin. */
async function startChangedMock(change: (document: OpenApiDocument) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'collections-'));
  const changed = structuredClone(document);
  change(changed);
  writeFileSync(join(folder, 'contract.openapi.json'), JSON.stringify(changed));
  const mock = await startMock({ port: 0, spec: join(folder, 'contract.openapi.json') });
  onTestFinished(async () => {
    await mock.close();
    rmSync(folder, { recursive: true });
  });
  return mock.origin;
}

/** Lists the requests with failed checks, each with its folder. */
async function listFailingRequests(origin: string): Promise<string[]> {
  const collection = readCollection();
  const { requests } = await runCollection({ origin, collection });
  return listRequests(collection.item)
    .filter(({ item }) => {
      return [...(requests.get(item.id ?? '')?.checks.values() ?? [])].some(({ error }) => error);
    })
    .map(({ folders, item }) => `${folders[0]} / ${item.name}`);
}

test('each fault fails checks in the matching folder', async () => {
  const origin = await startChangedMock((changed) => {
    letMembersCreateClients(changed);
    keepRefreshTokens(changed);
    listGroupsWith201(changed);
  });
  const failing = await listFailingRequests(origin);
  expect(failing.filter((each) => !each.startsWith('Token refresh'))).toEqual([
    'Groups / List groups',
    'Authorization by role / member cannot create a client',
    'Authorization by role / Only owner and admin have created a client',
  ]);
  expect(failing).toContain('Token refresh / member: a used refresh token is rejected');
});

function letMembersCreateClients({ paths }: OpenApiDocument): void {
  const access = paths['/clients']?.post?.['x-access'] as Record<string, { access: string }>;
  if (access.member) access.member.access = 'all';
}

function keepRefreshTokens(document: OpenApiDocument): void {
  const tokens = document['x-tokens'] as { refresh: { rotates: boolean } };
  tokens.refresh.rotates = false;
}

function listGroupsWith201({ paths }: OpenApiDocument): void {
  const responses = paths['/groups']?.get?.responses as Record<string, unknown>;
  responses['201'] = responses['200'];
  delete responses['200'];
}
