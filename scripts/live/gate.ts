import type { Contract, Operation } from '../contract/contract.ts';
import { findContractId } from '../contract/operations.ts';
import { findForeignField } from './foreign-field.ts';
import { getResource, LIVE_RECORD_KINDS, type LiveRecordKind } from './resources.ts';
import { formatRunMark } from './settings.ts';

/** An ID that JSON can represent and that no record has. */
export const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;

/** A request before it is sent, in terms of the contract document. */
export interface GatedRequest {
  /** In upper case. */
  method: string;
  /** Undefined if the document has no path for it. */
  operation: Operation | undefined;
  /** The values of the path parameters; '' for one that the API's path lacks. */
  values: string[];
  /** Undefined if the body is not a JSON object. */
  body: Record<string, unknown> | undefined;
}

/** The permissions from a run's flags, and the records that it created. */
export interface GateOptions {
  probeDenied: boolean;
  allowWrites: boolean;
  /** The ID of the run; every record that the run creates contains it. */
  run: string;
  contract: Contract;
  /** Whether the run created this record; without it the run cannot write. */
  owns?: ((kind: LiveRecordKind, id: unknown) => boolean) | undefined;
}

/** Why a request passes the gate, or why it is not sent. */
export type GateDecision =
  | { as: 'read' }
  | { as: 'probe' | 'write'; kind: LiveRecordKind; operation: Operation }
  | { as: 'nothing'; reason: string };

/**
 * The only gate to a live API, for the suite, its probes, the clean-up and the collection. A read passes. Anything else
 * passes only as a probe or as a write of a kind of record that a run may create. The kind is determined by method and
 * path, never by names in the document.
 */
export function decidePassage(request: GatedRequest, permissions: GateOptions): GateDecision {
  if (request.method === 'GET') return { as: 'read' };
  const { operation } = request;
  const { probeDenied, allowWrites } = permissions;
  if (!probeDenied && !allowWrites) {
    const isProbe = decidePassage(request, { ...permissions, probeDenied: true }).as === 'probe';
    return { as: 'nothing', reason: `writes: needs ${isProbe ? '--probe-denied' : '--allow-writes'}` };
  }
  if (!operation) {
    return { as: 'nothing', reason: 'writes with an operation that the contract document does not have' };
  }
  const kind = findHandledKind(operation);
  if (kind === undefined || NEVER_WRITTEN.includes(kind))
    return { as: 'nothing', reason: explainExclusion(operation) };
  if (probeDenied && isHarmless(request, operation)) return { as: 'probe', kind, operation };
  if (!allowWrites) return { as: 'nothing', reason: 'would not be harmless if it were accepted' };
  const reason = findReasonNotToWrite(request, operation, kind, permissions);
  return reason === undefined ? { as: 'write', kind, operation } : { as: 'nothing', reason };
}

/** Timers run for a user, so a run creates none; it only deletes timers that earlier versions of the suite created. */
const NEVER_WRITTEN: LiveRecordKind[] = ['timer'];

const KINDS_BY_OPERATION = new Map(
  LIVE_RECORD_KINDS.flatMap((kind) => {
    const { create, list, read, update, remove } = getResource(kind);
    return [create, list, read, update, remove].flatMap((name) =>
      name === undefined ? [] : [[name, kind] as const],
    );
  }),
);

/** The kind of record that an operation handles; undefined for members and for unknown operations. */
export function findHandledKind({ id, method, path }: Operation): LiveRecordKind | undefined {
  const name = findContractId(method, path);
  return name === id ? KINDS_BY_OPERATION.get(name) : undefined;
}

/** The kind of record that an operation creates, if any. */
export function findCreatedKind(operation: Operation): LiveRecordKind | undefined {
  const kind = findHandledKind(operation);
  return kind && getResource(kind).create === operation.id ? kind : undefined;
}

function explainExclusion({ id, path }: Operation): string {
  const pathAndId = `${path} ${id}`;
  if (/member|user|people|person|invit/i.test(pathAndId)) {
    return 'never writes to members: they get e-mail and use licenses';
  }
  return /timer/i.test(pathAndId)
    ? 'never writes to timers: they run for a user'
    : 'writes to records that no run may write to';
}

/**
 * Whether the request changes nothing even if the API accepts it: a create without its required fields, or a write to
 * an unknown ID with an empty body.
 */
function isHarmless({ values, body }: GatedRequest, operation: Operation): boolean {
  if (body === undefined || Object.keys(body).length > 0) return false;
  const named = values.filter((value) => value !== '');
  if (named.some((value) => value !== String(UNKNOWN_ID))) return false;
  if (operation.method !== 'post') return named.length > 0;
  return findCreatedKind(operation) !== undefined && (operation.body?.schema.required ?? []).length > 0;
}

function findReasonNotToWrite(
  { values, body }: GatedRequest,
  operation: Operation,
  kind: LiveRecordKind,
  { contract, run, owns }: GateOptions,
): string | undefined {
  if (!owns) return 'writes, and there is no token of an owner or admin whose ID is known';
  if (body === undefined) return 'writes with an operation that the contract document does not have';
  const creates = findCreatedKind(operation) !== undefined;
  if (creates && !canDelete(contract, kind)) {
    return 'would create a record that no operation of the contract document deletes';
  }
  const { mark } = getResource(kind);
  const isMarked = mark in body ? String(body[mark]).includes(formatRunMark(run)) : !creates;
  if (!isMarked) return "would leave a record that does not contain the run's ID";
  const foreign = findForeignField(body, owns);
  if (foreign !== undefined) return `would set ${foreign} to a record that this run did not create`;
  const ids = values.map(Number);
  // A path without a project identifies the phase by its ID alone.
  const hasNoProject = values[0] === '' && !creates;
  if (kind === 'phase' && !hasNoProject && !owns('project', ids[0]))
    return 'would change a project that this run did not create';
  if (creates || owns(kind, ids.at(-1))) return undefined;
  return 'would change a record that this run did not create';
}

/** Whether the contract has the record's delete operation, identified by its path as well as its name. */
function canDelete({ byId }: Contract, kind: LiveRecordKind): boolean {
  const operation = byId.get(getResource(kind).remove);
  return operation !== undefined && findHandledKind(operation) === kind;
}
