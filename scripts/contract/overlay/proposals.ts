import { ACTORS, type Actor } from '../access.ts';
import { METHODS, type Method, type OpenApiDocument, type OperationObject } from '../document.ts';
import { operationName } from '../operations.ts';
import { operationTarget, readYamlScalar, yamlScalar } from './target-text.ts';

/** A proposed row for an operation that the overlay lacks. */
export interface RowProposal {
  id: string;
  target: string;
  /** The similar operation whose permissions were copied, if there is one. */
  like?: string;
  text: string;
}

const BEGIN = `
  # Proposed by npm run spec:download: nobody has reviewed these rows. Once a row is right, move it out of here with
  # its tests and remove x-proposed.

`;
const END = '  # End of the proposals.\n';

/** Proposes a row for each operation of a merged document that has no permissions. */
export function proposeRows(merged: OpenApiDocument): RowProposal[] {
  const all = listRoutes(merged);
  const coveredRoutes = all.filter(({ operation }) => operation['x-access'] !== undefined);
  return all.flatMap((location) =>
    location.operation['x-access'] === undefined ? [proposeRow(coveredRoutes, location)] : [],
  );
}

/** The overlay with exactly these proposals. Pass earlier proposals unchanged, since they may have been edited. */
export function withProposals(overlay: string, rows: Pick<RowProposal, 'target' | 'text'>[]): string {
  const { before, after } = splitAtProposals(overlay);
  if (rows.length === 0) return before + after;
  return `${before}${BEGIN}${rows.map(({ text }) => text).join('\n')}\n${END}${after}`;
}

/** The proposals that the overlay contains. */
export function readProposedRows(overlay: string): { target: string; text: string }[] {
  return splitAtProposals(overlay)
    .proposals.split(/^(?= {2}- target: )/m)
    .flatMap((text) => {
      const target = /^ {2}- target: (.*)$/m.exec(text)?.[1];
      return target === undefined ? [] : [{ target: readYamlScalar(target), text: `${text.trimEnd()}\n` }];
    });
}

function splitAtProposals(overlay: string): { before: string; proposals: string; after: string } {
  const start = overlay.indexOf(BEGIN);
  const end = overlay.indexOf(END);
  if (start === -1 || end < start) return { before: overlay, proposals: '', after: '' };
  return {
    before: overlay.slice(0, start),
    proposals: overlay.slice(start + BEGIN.length, end),
    after: overlay.slice(end + END.length),
  };
}

interface OperationRoute {
  id: string;
  path: string;
  method: Method;
  operation: OperationObject;
}

function listRoutes(document: OpenApiDocument): OperationRoute[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ id: operationName(method, path, operation.operationId), path, method, operation }]
        : [];
    }),
  );
}

function proposeRow(coveredRoutes: OperationRoute[], location: OperationRoute): RowProposal {
  const near = nearestOperation(coveredRoutes, location);
  const target = operationTarget(location.path, location.method);
  const lines = [
    `  - target: ${yamlScalar(target)}`,
    `    description: ${yamlScalar(near === undefined ? 'no similar operation' : `as ${near.id}`)}`,
    '    update:',
    '      x-proposed: true',
    ...responseLines(location),
    `      x-access: ${renderShortRow(location.method, near)}`,
  ];
  return { id: location.id, target, ...(near && { like: near.id }), text: `${lines.join('\n')}\n` };
}

/** The operation with the same method and the longest common path, of at least one segment. */
function nearestOperation(
  coveredRoutes: OperationRoute[],
  { path, method }: OperationRoute,
): OperationRoute | undefined {
  const shared = (other: OperationRoute) => countCommonSegments(path, other.path);
  return coveredRoutes
    .filter((other) => other.method === method && shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a))[0];
}

function countCommonSegments(one: string, other: string): number {
  const [a, b] = [one.split('/').slice(1), other.split('/').slice(1)];
  const different = a.findIndex((segment, i) => segment !== b[i]);
  return different === -1 ? a.length : different;
}

/** A short row (overlay/short-row.ts), without actors that have the same access as a plain member. */
function renderShortRow(method: Method, near: OperationRoute | undefined): string {
  const source = near === undefined ? 'guess: proposed, no source' : `guess: proposed, as ${near.id}`;
  const permissions = near?.operation['x-access'] as Record<string, { access: string }> | undefined;
  const proposedAccess = (actor: Actor) => {
    return permissions?.[actor]?.access ?? usualAccess(actor, method);
  };
  const usual = proposedAccess('member');
  const exceptions = ACTORS.filter((actor) => actor !== 'anonymous' && proposedAccess(actor) !== usual);
  return `{ source: '${source}', default: ${usual}${exceptions.map((actor) => `, ${actor}: ${proposedAccess(actor)}`).join('')} }`;
}

/** Owners and admins have access to everything; others read their own records and write nothing. */
function usualAccess(actor: Actor, method: Method): string {
  if (actor === 'owner' || actor === 'admin') return 'all';
  return method === 'get' ? 'own' : 'none';
}

/** The error responses that the overlay adds to individual operations. */
function responseLines({ path, operation }: OperationRoute): string[] {
  const rejections = [
    ...(path.includes('{') && operation.responses?.['404'] === undefined ? [['404', 'NotFound']] : []),
    ...(operation.parameters !== undefined && operation.responses?.['422'] === undefined
      ? [['422', 'Invalid']]
      : []),
  ];
  if (rejections.length === 0) return [];
  return [
    '      responses:',
    ...rejections.map(([status, name]) => `        '${status}': { $ref: '#/components/responses/${name}' }`),
  ];
}
