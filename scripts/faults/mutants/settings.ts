import type { Contract, OpenApiDocument, RateLimits, TokenSettings } from '../../contract/contract.ts';
import { findOperationObject } from '../catalog/contract-edits.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of the success status of each operation. */
export function listStatusMutations({ operations }: Contract): Mutation[] {
  return operations.flatMap(({ id, success }) =>
    [201, 202].map((status) => ({
      kind: 'status',
      name: `status ${id}: ${success.status} -> ${status}`,
      detectedBy: ['operations/success'],
      change: (document: OpenApiDocument) => {
        const { responses = {} } = findOperationObject(document, id);
        const { [success.status]: response, ...others } = responses;
        findOperationObject(document, id).responses = { ...others, ...(response && { [status]: response }) };
      },
    })),
  );
}

/** Mutations of the rate limit of each pricing plan, and of the window. */
export function listLimitMutations({ rateLimits }: Contract): Mutation[] {
  const plans = Object.entries(rateLimits.plans).flatMap(([plan, { limit }]) =>
    [limit - 1, limit + 1, limit * 2].map((other) => ({
      kind: 'limit',
      name: `limit ${plan}: ${limit} -> ${other}`,
      detectedBy: ['rate-limit/limit'],
      change: (document: OpenApiDocument) => {
        (document['x-rate-limits'] as RateLimits).plans[plan as keyof RateLimits['plans']].limit = other;
      },
    })),
  );
  const seconds = rateLimits.window_seconds;
  const windows = [seconds - 1, seconds + 1, seconds * 2].map((other) => ({
    kind: 'limit',
    name: `window: ${seconds} -> ${other}`,
    detectedBy: ['rate-limit/window'],
    change: (document: OpenApiDocument) => {
      (document['x-rate-limits'] as RateLimits).window_seconds = other;
    },
  }));
  return [...plans, ...windows];
}

const TOKEN_LIFETIME_FILES = {
  access: 'tokens/lifetime',
  personal: 'tokens/lifetime',
  refresh: 'tokens/refresh',
  code: 'tokens/code',
};

/** Mutations of token lifetimes, rotation and reuse of refresh tokens, and third-party access. */
export function listLifetimeMutations({ tokens }: Contract): Mutation[] {
  const lifetimes = Object.entries(TOKEN_LIFETIME_FILES).flatMap(([kind, file]) => {
    const { seconds } = tokens[kind as keyof typeof TOKEN_LIFETIME_FILES];
    return [seconds - 1, seconds + 1, seconds * 2].map((other) => ({
      kind: 'lifetime',
      name: `lifetime of ${kind}: ${seconds} -> ${other}`,
      detectedBy: [file],
      change: editTokens((changed) => {
        changed[kind as keyof typeof TOKEN_LIFETIME_FILES].seconds = other;
      }),
    }));
  });
  return [
    ...lifetimes,
    {
      kind: 'lifetime',
      name: 'refresh tokens: rotated -> kept',
      detectedBy: ['tokens/refresh'],
      change: editTokens(({ refresh }) => {
        refresh.rotates = false;
      }),
    },
    {
      kind: 'lifetime',
      name: 'reuse of a refresh token: revoke -> reject',
      detectedBy: ['tokens/reuse'],
      change: editTokens(({ refresh }) => {
        refresh.reuse = 'reject';
      }),
    },
    {
      kind: 'lifetime',
      name: 'third-party apps off: 401 -> 403',
      detectedBy: ['tokens/third-party'],
      change: editTokens((changed) => {
        changed.third_party_off.status = 403;
      }),
    },
  ];
}

function editTokens(change: (tokens: TokenSettings) => void): Mutation['change'] {
  return (document) => change(document['x-tokens'] as TokenSettings);
}
