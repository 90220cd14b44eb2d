import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../scripts/contract/document.ts';
import { parseObject } from '../../scripts/contract/load.ts';
import { adaptOverlay } from '../../scripts/contract/overlay/adapt.ts';
import {
  applyOverlay,
  type Overlay,
  tryOverlay,
  writtenTarget,
} from '../../scripts/contract/overlay/index.ts';
import { nearestTarget } from '../../scripts/contract/overlay/nearest-target.ts';
import { proposeRows, readProposedRows, withProposals } from '../../scripts/contract/overlay/proposals.ts';
import { keepUpstreamResponses } from '../../scripts/contract/overlay/upstream-responses.ts';

const done = { responses: { '200': { description: 'Done.' } } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/clients': {
      get: {
        operationId: 'listClients',
        ...done,
        'x-access': { owner: { access: 'managed', source: 'article' } },
      },
    },
    '/clients/{id}': { patch: { operationId: 'updateClient', ...done } },
    '/clients/{id}/notes/{note}': { get: { operationId: 'listNotes', ...done } },
  },
  components: { schemas: { Error: { type: 'object' }, Client: { properties: { price: {} } } } },
};

const adaptAction = (target: string, update: object = {}) => {
  const overlay = { overlay: '1.0.0', actions: [{ target, update }] };
  return adaptOverlay(overlay, document).actions[0];
};

test('a target matches a path regardless of parameter names, and a PUT target matches an update by PATCH', () => {
  const action = adaptAction("$.paths['/clients/{client_id}'].put");
  expect(action?.target).toBe("$.paths['/clients/{id}'].patch");
  expect(action && writtenTarget(action)).toBe("$.paths['/clients/{client_id}'].put");
});

test('a component of the overlay is renamed if the document has one with its name', () => {
  const update = {
    components: {
      schemas: { Error: { type: 'string' } },
      responses: { No: { schema: { $ref: '#/components/schemas/Error' } } },
    },
  };
  expect(adaptAction('$', update)?.update).toEqual({
    components: {
      schemas: { ContractError: { type: 'string' } },
      responses: { No: { schema: { $ref: '#/components/schemas/ContractError' } } },
    },
  });
});

test('a response of the document is not replaced', () => {
  const merged = structuredClone(document);
  const response = { description: 'Mine.' };
  const upstream = structuredClone(document);
  Object.assign(upstream.paths['/clients']?.get?.responses ?? {}, { '404': response });
  Object.assign(merged.paths['/clients']?.get?.responses ?? {}, {
    '404': { ...response, $ref: '#/x' },
    '401': { $ref: '#/y' },
  });
  keepUpstreamResponses(merged, upstream);
  expect(merged.paths['/clients']?.get?.responses).toMatchObject({ '404': response, '401': { $ref: '#/y' } });
});

test('an action that matches nothing is not an error if its target is accepted as unmatched', () => {
  const overlay = { overlay: '1.0.0', actions: [{ target: '$.gone', update: {} }] };
  expect(() => applyOverlay(document, overlay)).toThrow('matches nothing: $.gone');
  expect(applyOverlay(document, overlay, ['$.gone'])).toEqual(document);
});

test('an operation without an access row gets the row of a similar operation, or a restrictive row', () => {
  const [update, notes] = proposeRows(document);
  expect(update).toMatchObject({ id: 'updateClient', target: "$.paths['/clients/{id}'].patch" });
  expect(update?.like).toBeUndefined();
  expect(update?.text).toContain(
    "      x-access: { source: 'guess: proposed, no source', default: none, owner: all, admin: all }\n",
  );
  expect(notes).toMatchObject({ id: 'listNotes', like: 'listClients' });
  expect(notes?.text).toContain(
    "      x-access: { source: 'guess: proposed, as listClients', default: own, owner: managed, admin: all }\n",
  );
  expect(notes?.text).toContain("'404': { $ref: '#/components/responses/NotFound' }");
});

test('proposals are at the end of the overlay, and removing them restores it', () => {
  const overlay = 'overlay: 1.0.0\nactions:\n  - target: $\n    update: {}\n';
  const rows = proposeRows(document);
  const longer = withProposals(overlay, rows);
  expect(longer.startsWith(overlay)).toBe(true);
  expect(readProposedRows(longer)).toEqual(rows.map(({ target, text }) => ({ target, text })));
  expect(withProposals(longer, rows.slice(1))).toBe(withProposals(overlay, rows.slice(1)));
  expect(withProposals(longer, [])).toBe(overlay);
});

test.each([
  ["$.paths['/clients'].post", undefined],
  ["$.paths['/clients/{id}'].put", "$.paths['/clients/{id}'].patch"],
  ["$.paths['/client'].get", "$.paths['/clients'].get"],
  ['$.components.schemas.Client.properties.prices', '$.components.schemas.Client.properties.price'],
  ['$.components.schemas.Clients.properties.price', '$.components.schemas.Client.properties.price'],
  ['$.components.schemas.Entry.properties.cost', undefined],
])('the nearest target to %s is %s', (target, nearest) =>
  expect(nearestTarget(target, document)).toBe(nearest),
);

test.each(["/it's", '/a\\b', '/a: b # c', '/"x"\n  - target: $', '/größe\u2028', '/{a}-{b}'])(
  'the row proposed for the path %j is kept and applied',
  (path) => {
    const overlay = 'overlay: 1.0.0\nactions:\n  - target: $.info\n    update: {}\n';
    const document = { openapi: '3.1.0', paths: { [path]: { get: done } } };
    const rows = proposeRows(document);
    const longer = withProposals(overlay, rows);
    expect(readProposedRows(longer).map(({ target }) => target)).toEqual([rows[0]?.target]);
    const { actions } = parseObject(longer, 'overlay.yaml') as Overlay;
    const row = actions.filter(({ target }) => target === rows[0]?.target);
    const { merged } = tryOverlay(document, adaptOverlay({ overlay: '1.0.0', actions: row }, document));
    expect(merged.paths[path]?.get).toHaveProperty('x-access');
  },
);
