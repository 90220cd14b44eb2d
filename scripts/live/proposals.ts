import type { AccessValue } from '../contract/access.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { PathKey } from '../contract/document.ts';
import { formatJsonPath, resolveLocation } from './location.ts';
import type { OverlayAction } from './observation.ts';

/** The source of an observation. */
export function formatObservedSource(now = new Date()): string {
  return `observed ${now.toISOString().slice(0, 10)}`;
}

export function listOperationKeys({ path, method }: Operation): PathKey[] {
  return ['paths', path, method];
}

/** Proposes that the actor is rejected with this status, not 403. */
export function proposeRejection(operation: Operation, actor: string, status: number): OverlayAction[] {
  const update = { [actor]: { rejected_with: status, source: formatObservedSource() } };
  return [{ target: formatJsonPath([...listOperationKeys(operation), 'x-access']), update }];
}

/** Proposes more or less access for the actor than assumed. */
export function proposeAccess(operation: Operation, actor: string, access: AccessValue[]): OverlayAction[] {
  const update = { [actor]: { access: access.join('+'), source: formatObservedSource() } };
  return [{ target: formatJsonPath([...listOperationKeys(operation), 'x-access']), update }];
}

/** Proposes another default for a query parameter. */
export function proposeDefault(
  contract: Contract,
  operation: Operation,
  name: string,
  value: unknown,
): OverlayAction[] {
  const parameters = [...listOperationKeys(operation), 'parameters'];
  const list = (resolveLocation(contract.document, parameters)?.node ?? []) as unknown as unknown[];
  const location = list
    .map((_, i) => resolveLocation(contract.document, [...parameters, i]))
    .find((each) => each?.node.name === name);
  if (!location) return [];
  return [
    {
      target: formatJsonPath(location.keys),
      update: { schema: { default: value }, 'x-source': formatObservedSource() },
    },
  ];
}

/** Proposes to remove the path of the operation and everything below it. */
export function proposeRemoval(contract: Contract, { path }: Operation): OverlayAction[] {
  return Object.keys(contract.document.paths)
    .filter((each) => each === path || each.startsWith(`${path}/`))
    .map((each) => ({ target: formatJsonPath(['paths', each]), remove: true }));
}

/** Proposes to add a status that the document does not have. */
export function proposeStatus(operation: Operation, status: number, body: unknown): OverlayAction[] {
  const content = body === undefined ? {} : { content: { 'application/json': { schema: {} } } };
  const response = { description: 'Seen on a live run.', 'x-source': formatObservedSource(), ...content };
  return [
    {
      target: formatJsonPath([...listOperationKeys(operation), 'responses']),
      update: { [String(status)]: response },
    },
  ];
}

/** Proposes to replace the operation's success status. */
export function proposeSuccess(contract: Contract, operation: Operation, status: number): OverlayAction[] {
  const responses = [...listOperationKeys(operation), 'responses'];
  const documented = resolveLocation(contract.document, [...responses, String(operation.success.status)]);
  if (!documented) return [];
  const { content, ...rest } = documented.node;
  const hasBody = status !== 204 && status !== 205;
  const response = {
    ...rest,
    ...(hasBody && content !== undefined && { content }),
    'x-source': formatObservedSource(),
  };
  return [
    { target: formatJsonPath(responses), update: { [String(status)]: response } },
    { target: formatJsonPath([...responses, String(operation.success.status)]), remove: true },
  ];
}

/** Proposes that a required header is optional. */
export function proposeOptionalHeader(
  contract: Contract,
  operation: Operation,
  status: number,
  name: string,
): OverlayAction[] {
  const location = resolveLocation(contract.document, [
    ...listOperationKeys(operation),
    'responses',
    String(status),
    'headers',
    name,
  ]);
  if (!location) return [];
  return [
    {
      target: formatJsonPath(location.keys),
      update: { required: false, 'x-source': formatObservedSource() },
    },
  ];
}
