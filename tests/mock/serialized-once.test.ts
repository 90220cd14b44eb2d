import { expect, onTestFinished, test, vi } from 'vitest';
import { readMapping } from '../../scripts/contract/mapping/read-mapping.ts';
import { createMock } from '../../scripts/mock/mock.ts';
import { createWire } from '../../scripts/mock/mock-wire.ts';
import { handleApi } from '../../scripts/mock/pipeline.ts';

/** A mock that translates its responses, although its document uses the contract's names. */
function translatingMock() {
  const mock = createMock({});
  const { document } = mock.contract;
  return { ...mock, wire: createWire(mock.contract, { document, mapping: readMapping('mapping: 1') }) };
}

test.each([
  ['a list', '/entries', 200],
  ['a record', '/me', 200],
  ['an error', '/entries/0', 404],
])('the JSON of %s is serialized once and never parsed for the translation', (_, path, status) => {
  const mock = translatingMock();
  const request = {
    method: 'GET',
    path: mock.contract.basePath + path,
    query: '',
    headers: {},
    authorization: ['Bearer mock-owner'],
    body: Buffer.alloc(0),
    peer: '127.0.0.1',
  };
  handleApi(mock, request);
  const [read, write] = [vi.spyOn(JSON, 'parse'), vi.spyOn(JSON, 'stringify')];
  onTestFinished(() => void vi.restoreAllMocks());
  const response = handleApi(mock, request);
  expect([response.status, read.mock.calls.length, write.mock.calls.length]).toEqual([status, 0, 1]);
});
