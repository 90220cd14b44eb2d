import { expect, test } from 'vitest';
import { writeDocumentFile } from './document-file.ts';
import { call, freshMock } from './mock.ts';

test('errors have the media type that the document declares for their status', async () => {
  const spec = writeDocumentFile(({ paths, components }) => {
    const { content } = components?.responses?.NotFound ?? {};
    const { responses = {} } = paths['/clients/{client_id}']?.get ?? {};
    const media = content?.['application/json'] ?? {};
    const problem = { ...media, 'x-media-type': 'application/problem+json' };
    responses['404'] = { description: 'x', content: { 'application/json': problem } };
  });
  const mock = await freshMock({ spec });
  const fetchStatusAndType = async (as: 'owner' | undefined, id: string) => {
    const response = await call(mock, 'GET', `/clients/${id}`, as ? { as } : {});
    return [response.status, response.headers.get('content-type')];
  };
  expect(await fetchStatusAndType('owner', '987654321')).toEqual([404, 'application/problem+json']);
  expect(await fetchStatusAndType(undefined, '987654321')).toEqual([401, 'application/json']);
});
