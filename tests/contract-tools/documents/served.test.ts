import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { freshMock } from '../../mock/mock.ts';
import { createProjectCopy } from '../project.ts';
import { LIST } from './document.ts';
import { servedBodies } from './served-bodies.ts';
import type { Exchange, ServedDocument } from './served-document.ts';
import { servedParameters } from './served-parameters.ts';
import { servedResponses } from './served-responses.ts';

const DOCUMENTS: ServedDocument[] = [...servedParameters, ...servedBodies, ...servedResponses];

test.each(DOCUMENTS)('the mock serves a document with %s as described', async (_name, yaml, ...exchanges) => {
  const text = yaml.includes('/clients') ? yaml : yaml.replace('paths:\n', `paths:\n  ${LIST}\n`);
  const root = createProjectCopy();
  const download = { url: new URL('file:///documents/api.yaml'), text, parts: [], notes: [] };
  const { outputs } = await buildEdition(root, download, '2027-01-31', servedFromExample);
  for (const { file, text: content } of outputs)
    if (file.startsWith('spec/') && content !== undefined) writeFileSync(join(root, file), content);
  const spec = join(root, 'spec/contract.openapi.json');
  const mock = await freshMock({ spec });
  for (const exchange of exchanges) await checkExchange(mock.baseUrl, exchange);
});

async function checkExchange(baseUrl: string, { request, headers, body, ...expected }: Exchange) {
  const [method, path] = request.split(' ');
  const response = await fetch(baseUrl + path, {
    method: method as string,
    redirect: 'manual',
    headers: { Authorization: 'Bearer mock-owner', ...headers },
    ...(body !== undefined && { body: body as BodyInit }),
  });
  const received = await response.text();
  const what = `${request} ${JSON.stringify(headers ?? {})}: ${received}`;
  expect(response.status, what).toBe(expected.status);
  if (expected.type !== undefined) expect(response.headers.get('content-type'), what).toBe(expected.type);
  if (expected.response !== undefined) {
    const isJson = response.headers.get('content-type') === 'application/json';
    expect(isJson ? JSON.parse(received) : received, what).toEqual(expected.response);
  }
  if (expected.fields) expect(Object.keys(JSON.parse(received).errors ?? {}), what).toEqual(expected.fields);
  for (const [name, value] of Object.entries(expected.responseHeaders ?? {}))
    expect(response.headers.get(name)).toBe(value);
}
