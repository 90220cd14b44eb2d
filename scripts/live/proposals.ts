import type { AccessValue } from '../contract/access.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { PathKey } from '../contract/document.ts';
import { jsonPath, resolveLocation } from './location.ts';
import type { OverlayAction } from './observation.ts';

/** The source of an observation. */
export function observedSource(now = new Date()): string {
  return `observed ${now.toISOString().slice(0, 10)}`;
}

export function operationKeys({ path, method }: Operation): PathKey[] {
  return ['paths', path, method];
}

/** Proposes that the actor is rejected with this status, not 403. */
export function otherRejection(operation: Operation, actor: string, status: number): OverlayAction[] {
  const update = { [actor]: { rejected_with: status, source: observedSource() } };
  return [{ target: jsonPath([...operationKeys(operation), 'x-access']), update }];
}

/** Proposes more or less access for the actor than assumed. */
export function otherAccess(operation: Operation, actor: string, access: AccessValue[]): OverlayAction[] {
  const update = { [actor]: { access: access.join('+'), source: observedSource() } };
  return [{ target: jsonPath([...operationKeys(operation), 'x-access']), update }];
}

/** Proposes another default for a query parameter. */
export function otherDefault(
  contract: Contract,
  operation: Operation,
  name: string,
  value: unknown,
): OverlayAction[] {
  const parameters = [...operationKeys(operation), 'parameters'];
  const list = (resolveLocation(contract.document, parameters)?.node ?? []) as unknown as unknown[];
  const location = list
    .map((_, i) => resolveLocation(contract.document, [...parameters, i]))
    .find((each) => each?.node.name === name);
  if (!location) return [];
  return [
    {
      target: jsonPath(location.keys),
      update: { schema: { default: value }, 'x-source': observedSource() },
    },
  ];
}

/** Proposes to remove the path of the operation and everything below it. */
export function noSuchOperation(contract: Contract, { path }: Operation): OverlayAction[] {
  return Object.keys(contract.document.paths)
    .filter((each) => each === path || each.startsWith(`${path}/`))
    .map((each) => ({ target: jsonPath(['paths', each]), remove: true }));
}

/** Proposes to add a status that the document does not have. */
export function undocumentedStatus(operation: Operation, status: number, body: unknown): OverlayAction[] {
  const content = body === undefined ? {} : { content: { 'application/json': { schema: {} } } };
  const response = { description: 'Seen on a live run.', 'x-source': observedSource(), ...content };
  return [
    { target: jsonPath([...operationKeys(operation), 'responses']), update: { [String(status)]: response } },
  ];
}

/** Proposes to replace the operation's success status. */
export function otherSuccess(contract: Contract, operation: Operation, status: number): OverlayAction[] {
  const responses = [...operationKeys(operation), 'responses'];
  const documented = resolveLocation(contract.document, [...responses, String(operation.success.status)]);
  if (!documented) return [];
  const { content, ...rest } = documented.node;
  const hasBody = status !== 204 && status !== 205;
  const response = {
    ...rest,
    ...(hasBody && content !== undefined && { content }),
    'x-source': observedSource(),
  };
  return [
    { target: jsonPath(responses), update: { [String(status)]: response } },
    { target: jsonPath([...responses, String(operation.success.status)]), remove: true },
  ];
}

/** Proposes that a required header is optional. */
export function missingHeader(
  contract: Contract,
  operation: Operation,
  status: number,
  name: string,
): OverlayAction[] {
  const location = resolveLocation(contract.document, [
    ...operationKeys(operation),
    'responses',
    String(status),
    'headers',
    name,
  ]);
  if (!location) return [];
  return [{ target: jsonPath(location.keys), update: { required: false, 'x-source': observedSource() } }];
}
