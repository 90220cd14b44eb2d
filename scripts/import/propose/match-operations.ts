import { queryKinds, RECORD_FIELDS, recordName } from '../../contract/mapping/field-kinds.ts';
import type {
  OperationMapping,
  ParameterSource,
  PathFill,
  RecordName,
} from '../../contract/mapping/mapping-model.ts';
import { fieldPaths } from '../../contract/mapping/trees.ts';
import { OPERATIONS, pathShape } from '../../contract/operations.ts';
import { MIN_CONFIDENCE, matchFields, roundConfidence } from './fields.ts';
import type { ProposedAction, UpstreamOperation } from './operations.ts';
import { type ResourceMatch, recordShare } from './resources.ts';
import { compareNames, type NounMap } from './similar.ts';

/** A contract operation and the document's operation that resembles it. */
export interface OperationMatch {
  id: string;
  candidate: UpstreamOperation;
  confidence: number;
  mapping: OperationMapping;
  /** Whether method and path shape are the contract's, so that the operation needs no line. */
  isSame: boolean;
  doubt?: string;
}

/** Finds the document's operation for each contract operation. */
export function matchOperations(
  operations: UpstreamOperation[],
  resources: ResourceMatch[],
  nouns: NounMap,
): Map<string, OperationMatch> {
  const found = new Map<string, OperationMatch>();
  for (const [id, method, path] of OPERATIONS) {
    const record = recordName(id) as RecordName;
    const candidates = id === 'getMe' ? meCandidates(operations) : findCandidates(id, record, resources);
    const depth = parsePathParameters(path).length;
    const [best] = candidates.sort(
      (one, other) =>
        other.confidence - one.confidence ||
        Math.abs(one.candidate.parameters.length - depth) -
          Math.abs(other.candidate.parameters.length - depth) ||
        Number(isStrict(one.candidate)) - Number(isStrict(other.candidate)),
    );
    if (best === undefined) continue;
    const isSame = best.candidate.method === method && pathShape(best.candidate.path) === pathShape(path);
    const { parameters, doubt } = matchParameters(id, path, best.candidate, nouns);
    const fills = matchFills(id, path, best.candidate, nouns);
    const mapping = {
      method: best.candidate.method,
      path: best.candidate.path,
      parameters,
      ...(fills && { fills }),
      query: {},
      body: {},
    };
    found.set(id, {
      id,
      ...best,
      // A parent in the path is no reason for doubt if the contract has the parent in the query or body.
      confidence: fills ? roundConfidence(Math.max(best.confidence, MIN_FILLED_CONFIDENCE)) : best.confidence,
      mapping,
      isSame,
      ...(doubt && { doubt, confidence: Math.min(best.confidence, MIN_CONFIDENCE - 0.05) }),
    });
  }
  return found;
}

type Candidate = Pick<OperationMatch, 'candidate' | 'confidence'>;

function findCandidates(id: string, record: RecordName, resources: ResourceMatch[]): Candidate[] {
  const action = /^[a-z]+/.exec(id)?.[0] as ProposedAction;
  return resources
    .filter((match) => match.record === record)
    .flatMap(({ collection, confidence }) =>
      collection.operations
        .filter((each) => each.action === action)
        .map((candidate) => ({ candidate, confidence: roundConfidence(confidence * candidate.confidence) })),
    );
}

function meCandidates(operations: UpstreamOperation[]): Candidate[] {
  return operations
    .filter(({ isMe }) => isMe)
    .map((candidate) => {
      const { success } = candidate.trees;
      const share = success === undefined ? 0.8 : recordShare('Member', success);
      return { candidate, confidence: roundConfidence(candidate.confidence * (0.7 + share * 0.3)) };
    });
}

/** Whether an update requires fields, so that it replaces the record. Partial updates are preferred. */
function isStrict({ action, method, trees: { body } }: UpstreamOperation): boolean {
  return action === 'update' && method === 'put' && (body?.required.length ?? 0) > 0;
}

function parsePathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
}

/** Finds the sources of the contract's path parameters that have no counterpart in the document's path. */
function matchParameters(
  id: string,
  path: string,
  candidate: UpstreamOperation,
  nouns: NounMap,
): { parameters: Record<string, ParameterSource>; doubt?: string } {
  const contractNames = parsePathParameters(path);
  const [unresolved, wireNames] = [[...contractNames], [...candidate.parameters]];
  if (unresolved.length === wireNames.length) return { parameters: {} };
  const parameters: Record<string, ParameterSource> = {};
  // The last parameter of both paths is the ID of the record, unless the path ends with the collection.
  if (!/^(list|create)/.test(id) && wireNames.length > 0) {
    parameters[unresolved.pop() as string] = { in: 'path', name: wireNames.pop() as string };
  }
  for (const name of unresolved) {
    const source = findSource(name, id, candidate, nouns);
    if (source === undefined) return { parameters, doubt: `what is the source of ${name}?` };
    parameters[name] = source;
  }
  return { parameters };
}

const MIN_FILLED_CONFIDENCE = 0.75;

/** Finds the contract's parameters or fields for the parents in the document's path of a list or create operation. */
function matchFills(
  id: string,
  path: string,
  { parameters }: UpstreamOperation,
  nouns: NounMap,
): Record<string, PathFill> | undefined {
  const record = recordName(id);
  if (!/^(list|create)/.test(id) || record === undefined || parameters.length === 0) return undefined;
  if (parsePathParameters(path).length > 0) return undefined;
  const [location, kinds] = id.startsWith('list')
    ? (['query', queryKinds(id)] as const)
    : (['body', RECORD_FIELDS[record].body] as const);
  const fills = parameters.map((wireName) => {
    const idFields = Object.entries(kinds).filter(
      ([, kind]) => kind === (location === 'query' ? 'ids' : 'id'),
    );
    const name = idFields.find(([contractName]) => {
      return (
        compareNames(contractName.replace('_ids[]', '_id'), wireName, record, nouns).confidence >=
        MIN_CONFIDENCE
      );
    })?.[0];
    return [wireName, name && { in: location, name }] as const;
  });
  return fills.every(([, fill]) => fill)
    ? (Object.fromEntries(fills) as Record<string, PathFill>)
    : undefined;
}

function findSource(
  name: string,
  id: string,
  { trees }: UpstreamOperation,
  nouns: NounMap,
): ParameterSource | undefined {
  const context = { record: recordName(id), nouns };
  if (/^list/.test(id)) {
    const [match] = matchFields({ [name]: 'id' }, trees.query, context);
    const [listMatch] = matchFields({ [name.replace('_id', '_ids')]: 'ids' }, trees.query, context);
    const found = (match?.confidence ?? 0) >= (listMatch?.confidence ?? 0) ? match : listMatch;
    return found && found.confidence >= MIN_CONFIDENCE
      ? { in: 'query', name: found.mapping.name }
      : undefined;
  }
  if (!/^create/.test(id)) return { in: 'record' };
  const [match] = matchFields({ [name]: 'id' }, fieldPaths(trees.body), context);
  return match && match.confidence >= MIN_CONFIDENCE ? { in: 'body', name: match.mapping.name } : undefined;
}

/** The contract's field names of a record. */
export function fieldNames(record: RecordName): string[] {
  return Object.keys(RECORD_FIELDS[record].fields);
}
