import { replaceMethod } from '../../../scripts/contract/contract.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import { contract, type Operation } from '../../fixtures/contract.ts';

import { type OperationFixture, prepareFixture } from '../../fixtures/operation-fixture.ts';
import { resolveStatus } from '../../fixtures/rejections.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const unsupported = METHODS.filter((method) => !listMethods(operation).includes(method));
    const title = `is on a path that rejects ${unsupported.join(', ')} with ${resolveStatus('methodNotAllowed')} and Allow`;
    check(operation, title, findResponseSource(operation, resolveStatus('methodNotAllowed')), async () => {
      const fixture = await prepareFixture(operation);
      await fixture.expectUnchanged(async () => {
        for (const method of unsupported) expectMethodRejected(await sendOther(fixture, method), method);
      });
    });
  }
});

/** Sends another method with a valid token and body, so that only the method is wrong. */
function sendOther(fixture: OperationFixture, method: string): Promise<ApiResponse> {
  return fixture.send({ method, ...(method !== 'GET' && { body: JSON.stringify(fixture.body) }) });
}

function expectMethodRejected(response: ApiResponse, method: string): void {
  const status = resolveStatus('methodNotAllowed');
  const rule = `${method} is rejected with ${status}`;
  if (response.status !== status) throw new ContractFailure(response, rule, status, response.status);
  const { body } = contract.errorResponses.methodNotAllowed;
  // The message names the method as sent, for example PATCH where the document uses PATCH for updates.
  const message = replaceMethod(body.message, response.request.method);
  expectSame(response, rule, { ...body, message }, response.body);
  expectSame(
    response,
    `${rule} and Allow names the methods of the path`,
    listMethods(response.operation),
    allowed(response),
  );
}

/** HEAD and OPTIONS are allowed on any path and are not part of the contract. */
function allowed({ headers }: ApiResponse): string[] {
  const names = (headers.get('allow') ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => !['HEAD', 'OPTIONS'].includes(name)).sort();
}

function listMethods({ path }: Operation): string[] {
  const siblings = contract.operations.filter((operation) => operation.path === path);
  return siblings.map(({ method }) => method.toUpperCase()).sort();
}
