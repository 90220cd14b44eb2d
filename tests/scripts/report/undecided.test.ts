import { expect, test } from 'vitest';
import { undecidedLines } from '../../../scripts/runner/report/undecided.ts';

const CREATE = { operation: 'createClient (POST /clients)', actor: 'member' };
const UPDATE = { operation: 'updateClient (PUT /clients/{client_id})', actor: 'member' };
const DELETE = { operation: 'deleteClient (DELETE /clients/{client_id})', actor: 'member' };

test('an inconclusive rejection is listed, with its path if the permission is documented', () => {
  const lines = undecidedLines([
    { evidence: 'assumed', undecided: { ...CREATE, status: 422 } },
    { evidence: 'documented', undecided: { ...CREATE, status: 422 } },
    { evidence: 'assumed', undecided: { ...UPDATE, status: 404 } },
    { evidence: 'assumed', undecided: { ...DELETE, status: 404 } },
  ]).join('\n');
  expect(lines).toContain('Inconclusive: 3 rejections with a status');
  expect(lines).toContain('\n  documented: createClient (POST /clients) as member got 422\n');
  expect(lines).toContain('\n  assumed, as member, got 404: updateClient, deleteClient\n');
});

test('an inconclusive rejection is not listed if another request decided the permission', () => {
  const undecided = { ...CREATE, status: 422 };
  expect(undecidedLines([{ evidence: 'documented', undecided }, { decided: CREATE }])).toEqual([]);
  expect(undecidedLines([{ undecided }, { decided: { ...CREATE, actor: 'other-member' } }])).not.toEqual([]);
});
