import type { Operation, SignedInActor } from '../contract/contract.ts';
import { getOwn } from '../contract/own.ts';
import { generateSample } from '../contract/sample.ts';
import type { Api } from './api.ts';

/** A request to try a mock with, in the format of the mock's document. */
export interface ExampleRequest {
  /** Relative to the base path. */
  path: string;
  actor: SignedInActor;
  /** JSON; undefined for a GET. */
  body?: string;
}

/** A list that depends on the caller, and a create, unless the document lacks the operation. */
export function firstRequests({ contract, wire }: Pick<Api, 'contract' | 'wire'>): ExampleRequest[] {
  const translate = ({ method, path }: Operation, body?: string) => {
    const request = { method: method.toUpperCase(), path, query: '', body };
    return wire ? wire.codec.requestToWire(request) : request;
  };
  const requests: ExampleRequest[] = [];
  const list = contract.byId.get('listEntries');
  if (list) requests.push({ path: translate(list).path, actor: 'member' });
  const create = contract.byId.get('createClient');
  if (create) {
    const { path, body } = translate(create, JSON.stringify(buildClient(create)));
    requests.push({ path, actor: 'admin', body: String(body) });
  }
  return requests;
}

function buildClient({ body }: Operation): object {
  const { properties, required = [] } = body?.schema ?? {};
  const others = required.filter((name) => name !== 'name');
  const samples = others.map((name) => [name, generateSample(getOwn(properties, name) ?? {}, 'readOnly')]);
  return { name: 'My client', ...Object.fromEntries(samples) };
}
