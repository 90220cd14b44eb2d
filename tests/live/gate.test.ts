import { expect, test } from 'vitest';
import {
  type Contract,
  indexContract,
  type Operation,
  readContract,
} from '../../scripts/contract/contract.ts';
import type { OpenApiDocument } from '../../scripts/contract/document.ts';
import { decidePassage, type GateDecision, type GateOptions, UNKNOWN_ID } from '../../scripts/live/gate.ts';
import type { LiveRecordKind } from '../../scripts/live/resources.ts';

/* What may be sent to a live API depends on method, path, body and flags, and not on names in the document. */

const contract = readContract();
const RUN = '20261128T1200-0011aabb';
const TAGS = [...new Set(contract.operations.map(({ tag }) => tag)), 'members', 'People', ''];

function consent(overrides: Partial<GateOptions>, document: Contract = contract): GateOptions {
  return { probeDenied: false, allowWrites: false, run: RUN, contract: document, ...overrides };
}

const PROBING = consent({ probeDenied: true });
/** The consent of a run with all flags, which has created the record 7 of each kind. */
const FULL_CONSENT = consent({ probeDenied: true, allowWrites: true, owns: (_, id) => id === 7 });

function gateDecision(
  operation: Operation,
  liveConsent: GateOptions,
  { id = UNKNOWN_ID, body = {} }: { id?: number; body?: Record<string, unknown> } = {},
): GateDecision['as'] {
  const values = operation.pathParameters.map(() => String(id));
  return decidePassage({ method: operation.method.toUpperCase(), operation, values, body }, liveConsent).as;
}

const writes = contract.operations.filter(({ method }) => method !== 'get');
const isMemberOrTimerOperation = ({ path }: Operation) => /^\/(members|timers)/.test(path);

test('a write to members or timers is never sent, whatever its tag', () => {
  const operations = writes.filter(isMemberOrTimerOperation);
  expect(operations.length).toBeGreaterThan(6);
  for (const operation of operations) {
    for (const tag of TAGS) {
      for (const liveConsent of [PROBING, FULL_CONSENT]) {
        const body = { name: `contract-test ${RUN}`, notes: `contract-test ${RUN}` };
        expect(gateDecision({ ...operation, tag }, liveConsent), `${operation.id} as ${tag}`).toBe('nothing');
        expect(
          gateDecision({ ...operation, tag }, liveConsent, { id: 7, body }),
          `${operation.id} as ${tag}`,
        ).toBe('nothing');
      }
    }
  }
});

test('an operation does not gain permissions by using the name of another operation', () => {
  const borrowed = ['createClient', 'updateClient', 'deleteClient'];
  const post = { ...(contract.byId.get('createClient') as Operation), path: '/people' };
  for (const id of borrowed) {
    for (const method of ['post', 'put', 'delete'] as const) {
      expect(gateDecision({ ...post, id, method }, FULL_CONSENT), `${id} ${method}`).toBe('nothing');
    }
  }
});

test('a run creates nothing that is deleted under the path of another resource', () => {
  const document = structuredClone(contract.document) as OpenApiDocument;
  const clients = document.paths['/clients/{client_id}'] ?? {};
  const people = document.paths['/members/{member_id}'] ?? {};
  people.delete = clients.delete;
  delete clients.delete;
  const other = indexContract(document);
  const liveConsent = { ...FULL_CONSENT, contract: other };
  const body = { name: `contract-test ${RUN} client` };
  expect(gateDecision(contract.byId.get('createClient') as Operation, FULL_CONSENT, { body })).toBe('write');
  expect(gateDecision(other.byId.get('createClient') as Operation, liveConsent, { body })).toBe('nothing');
});

test('a probe has an empty body and only the unknown ID', () => {
  for (const operation of writes.filter((each) => !isMemberOrTimerOperation(each))) {
    expect(gateDecision(operation, PROBING), operation.id).toBe('probe');
    expect(gateDecision(operation, PROBING, { body: { color: 'red' } }), operation.id).toBe('nothing');
    if (operation.pathParameters.length > 0)
      expect(gateDecision(operation, PROBING, { id: 7 })).toBe('nothing');
    const { required: _, ...schema } = operation.body?.schema ?? {};
    const lenient = { ...operation, body: { required: true, schema, schemaName: '' } } as Operation;
    if (operation.method === 'post') expect(gateDecision(lenient, PROBING), operation.id).toBe('nothing');
  }
});

test('without flags only reads are sent', () => {
  for (const operation of contract.operations) {
    expect(gateDecision(operation, consent({}))).toBe(operation.method === 'get' ? 'read' : 'nothing');
  }
  expect(decidePassage({ method: 'POST', operation: undefined, values: [], body: {} }, FULL_CONSENT).as).toBe(
    'nothing',
  );
});

const NAME = `contract-test ${RUN} project 1`;

test.for<[string, as: GateDecision['as'], body: Record<string, unknown>]>([
  ['its marker', 'write', { name: NAME }],
  ['no marker', 'nothing', { name: 'Website' }],
  ['the marker of another run', 'nothing', { name: 'contract-test 20261128T1200-99999999' }],
  ['a client that the run created', 'write', { name: NAME, client_id: 7 }],
  ['a client that the run did not create', 'nothing', { name: NAME, client_id: 8 }],
  [
    'a phase with a category that the run did not create',
    'nothing',
    { name: NAME, phases: [{ name: 'a', phase_category_id: 8 }] },
  ],
  ['members', 'nothing', { name: NAME, members: [{ user_id: 1 }] }],
  ['members under another name', 'nothing', { name: NAME, assigned_users: [1] }],
  ['an email address to invite', 'nothing', { name: NAME, invite: ['a@example.com'] }],
  ['a field named like an Object.prototype member', 'write', { name: NAME, constructor: 1 }],
])('a create request for a project with %s passes as %s', ([, as, body]) => {
  expect(gateDecision(contract.byId.get('createProject') as Operation, FULL_CONSENT, { body })).toBe(as);
});

test('updates and deletes are restricted to records that the run created', () => {
  const owned: LiveRecordKind[] = ['client'];
  const liveConsent = {
    ...FULL_CONSENT,
    owns: (kind: LiveRecordKind, id: unknown) => owned.includes(kind) && id === 7,
  };
  const [change, remove] = ['updateClient', 'deleteClient'].map((id) => contract.byId.get(id) as Operation);
  for (const operation of [change, remove] as Operation[]) {
    expect(gateDecision(operation, liveConsent, { id: 7 })).toBe('write');
    expect(gateDecision(operation, liveConsent, { id: 8 })).toBe('nothing');
    expect(gateDecision({ ...operation, tag: 'Groups' }, liveConsent, { id: 8 })).toBe('nothing');
  }
});
