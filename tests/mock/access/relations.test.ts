import { expect, test } from 'vitest';
import { writeDocumentFile } from '../document-file.ts';
import { call, freshMock } from '../mock.ts';

/** The IDs that member lists in a mock in which members have this access to the list. */
async function listIds(access: string, path: string, id: string): Promise<number[]> {
  const spec = writeDocumentFile(({ paths }) => {
    const permissions = paths[path]?.get?.['x-access'] as Record<string, { access: string }>;
    (permissions.member as { access: string }).access = access;
  });
  const mock = await freshMock({ spec });
  const response = await call(mock, 'GET', `${path}?per_page=100`, { as: 'member' });
  return response.body.data.map((record: Record<string, number>) => record[id]).sort();
}

async function listProjects(isIncluded: (project: { is_public: number; isOn: boolean }) => boolean) {
  const mock = await freshMock();
  const { body: me } = await call(mock, 'GET', '/me', { as: 'member' });
  const path = '/projects?per_page=100&load[]=members';
  const { body } = await call(mock, 'GET', path, { as: 'owner' });
  return body.data.filter((project: { is_public: number; members: { user_id: number }[] }) => {
    const isOn = project.members.some(({ user_id }) => user_id === me.data.user_id);
    return isIncluded({ is_public: project.is_public, isOn });
  });
}

const collectClientIds = (projects: { client_id: number | null }[]) =>
  [...new Set(projects.map(({ client_id }) => client_id).filter((id) => id !== null))].sort();

test('member with access `assigned` lists the clients of public projects and of the projects they are on', async () => {
  const projects = await listProjects(({ is_public, isOn }) => is_public === 1 || isOn);
  expect(await listIds('assigned', '/clients', 'client_id')).toEqual(collectClientIds(projects));
});

test('member with access `own` lists the clients of the projects they are on', async () => {
  const projects = await listProjects(({ isOn }) => isOn);
  expect(projects.length).toBeGreaterThan(0);
  expect(await listIds('own', '/clients', 'client_id')).toEqual(collectClientIds(projects));
});

test('member with access `own` lists only their own group', async () => {
  const mock = await freshMock();
  const { body: me } = await call(mock, 'GET', '/me', { as: 'member' });
  expect(await listIds('own', '/groups', 'group_id')).toEqual([me.data.group_id]);
});
