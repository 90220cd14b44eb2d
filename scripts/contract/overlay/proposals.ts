import { ACTORS, type Actor } from '../access.ts';
import { METHODS, type Method, type OpenApiDocument, type OperationObject } from '../document.ts';
import { operationName } from '../operations.ts';
import { operationTarget, readYamlScalar, yamlScalar } from './target-text.ts';

/** A row that the overlay lacks: who may call an operation that it has never heard of. */
export interface Proposal {
  id: string;
  target: string;
  /** The operation whose cells were taken, if one is near enough. */
  like?: string;
  text: string;
}

const BEGIN = `
  # Proposed by npm run spec:download: nobody has looked at these rows. Move one out of here once it is right, with
  # its tests, and take x-proposed away.

`;
const END = '  # End of the proposals.\n';

/** A row for each operation of a merged document that says nothing about who may call it. */
export function proposeRows(merged: OpenApiDocument): Proposal[] {
  const all = located(merged);
  const known = all.filter(({ operation }) => operation['x-access'] !== undefined);
  return all.flatMap((location) =>
    location.operation['x-access'] === undefined ? [propose(known, location)] : [],
  );
}

/** The overlay with exactly these proposals; a row that was proposed before stays as somebody may have changed it. */
export function withProposals(overlay: string, rows: Pick<Proposal, 'target' | 'text'>[]): string {
  const { before, after } = splitAtProposals(overlay);
  if (rows.length === 0) return before + after;
  return `${before}${BEGIN}${rows.map(({ text }) => text).join('\n')}\n${END}${after}`;
}

/** The rows that stand among the proposals now. */
export function proposedRows(overlay: string): { target: string; text: string }[] {
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

function located(document: OpenApiDocument): OperationRoute[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ id: operationName(method, path, operation.operationId), path, method, operation }]
        : [];
    }),
  );
}

function propose(known: OperationRoute[], location: OperationRoute): Proposal {
  const near = nearestOperation(known, location);
  const target = operationTarget(location.path, location.method);
  const lines = [
    `  - target: ${yamlScalar(target)}`,
    `    description: ${yamlScalar(near === undefined ? 'no operation is like it' : `as ${near.id}`)}`,
    '    update:',
    '      x-proposed: true',
    ...responseLines(location),
    `      x-access: ${shortRow(location.method, near)}`,
  ];
  return { id: location.id, target, ...(near && { like: near.id }), text: `${lines.join('\n')}\n` };
}

/** The operation of the same method with the longest path in common, at least its first step. */
function nearestOperation(
  known: OperationRoute[],
  { path, method }: OperationRoute,
): OperationRoute | undefined {
  const shared = (other: OperationRoute) => commonSteps(path, other.path);
  return known
    .filter((other) => other.method === method && shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a))[0];
}

function commonSteps(one: string, other: string): number {
  const [a, b] = [one.split('/').slice(1), other.split('/').slice(1)];
  const different = a.findIndex((step, i) => step !== b[i]);
  return different === -1 ? a.length : different;
}

/** A short row (overlay/short-row.ts), in which whoever is as a plain member is not named. */
function shortRow(method: Method, near: OperationRoute | undefined): string {
  const source =
    near === undefined ? 'guess: proposed, nobody says who may' : `guess: proposed, as ${near.id}`;
  const permissions = near?.operation['x-access'] as Record<string, { access: string }> | undefined;
  const accessOf = (actor: Actor) => {
    return permissions?.[actor]?.access ?? usualAccess(actor, method);
  };
  const usual = accessOf('member');
  const exceptions = ACTORS.filter((actor) => actor !== 'anonymous' && accessOf(actor) !== usual);
  return `{ source: '${source}', default: ${usual}${exceptions.map((actor) => `, ${actor}: ${accessOf(actor)}`).join('')} }`;
}

/** Owner and admin reach everything; others read what is theirs and write nothing. */
function usualAccess(actor: Actor, method: Method): string {
  if (actor === 'owner' || actor === 'admin') return 'all';
  return method === 'get' ? 'own' : 'none';
}

/** The refusals that the overlay gives to our own operations one by one. */
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
