import type { Api } from '../../mock/api.ts';
import type { Prism, Violation } from '../../mock/prism.ts';
import { invalid, Problem } from '../../mock/problems.ts';
import type { Row } from '../../mock/store/rows.ts';
import { findParameterSchema } from './contract-edits.ts';
import { type FaultParts, fault } from './fault.ts';
import { editErrorBody } from './response-edits.ts';

const REJECTED = 'contract: input that violates the contract is rejected with 422 naming the field';

/** Ignores violations of these JSON Schema keywords in bodies or queries. */
function ignoreViolations(location: 'body' | 'query', ...rules: string[]): FaultParts['steps'] {
  const isIgnored = ({ path, rule }: Violation) => path[0] === location && rules.includes(rule);
  return ({ validate }) => ({
    validate: (api, operation, request) =>
      validate({ ...api, prism: lenient(api.prism, isIgnored) }, operation, request),
  });
}

function lenient(prism: Api['prism'], isIgnored: (violation: Violation) => boolean): Prism {
  const violations: Prism['violations'] = (...call) =>
    prism.violations(...call).filter((violation) => !isIgnored(violation));
  return Object.create(prism, { violations: { value: violations } });
}

/** Changes the fields of a body before they are validated. */
function editBody(edit: (value: unknown, name: string) => unknown): FaultParts['policies'] {
  return {
    inputParsing: (parsing) => ({
      ...parsing,
      parseBody(request) {
        const body = parsing.parseBody(request);
        if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
        return Object.fromEntries(
          Object.entries(body).map(([name, value]) => [name, edit(value, name)]),
        ) as Row;
      },
    }),
  };
}

/** Faults in the validation of bodies, queries and IDs. */
export const input = [
  fault('missing-field-accepted', {
    description: 'A body without a required field is accepted.',
    breaks: REJECTED,
    detectedBy: ['conformance/missing-field', 'conformance/empty-body'],
    steps: ignoreViolations('body', 'required'),
  }),
  fault('text-of-digits-accepted-as-number', {
    description: 'A string of digits is accepted as a number.',
    breaks: REJECTED,
    detectedBy: 'conformance/wrong-type',
    policies: editBody((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
  }),
  fault('out-of-range-is-clamped', {
    description: 'Minutes out of range are clamped.',
    breaks: REJECTED,
    detectedBy: 'conformance/range',
    policies: editBody((value, name) =>
      name === 'minutes' ? Math.min(1440, Math.max(0, Number(value))) : value,
    ),
  }),
  fault('bad-date-rolls-over', {
    description: '30 February is accepted as 2 March.',
    breaks: REJECTED,
    detectedBy: 'conformance/date',
    policies: editBody((value) => {
      const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
      const [year = 0, month = 1, day = 1] = isDate ? value.split('-').map(Number) : [];
      return isDate ? new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) : value;
    }),
  }),
  fault('unknown-field-is-ignored', {
    description: 'An unknown field is dropped without an error.',
    breaks: REJECTED,
    detectedBy: 'conformance/unknown-field',
    steps: ignoreViolations('body', 'additionalProperties'),
  }),
  fault('malformed-json-is-empty', {
    description: 'A body that is not JSON counts as an empty one.',
    breaks: 'RFC 8259 section 9',
    detectedBy: 'conformance/malformed-json',
    policies: {
      inputParsing: (parsing) => ({
        ...parsing,
        parseBody(request) {
          try {
            return parsing.parseBody(request);
          } catch (error) {
            if (error instanceof Problem && error.code === 'malformedJson') return {};
            throw error;
          }
        },
      }),
    },
  }),
  fault('every-content-type-is-json', {
    description: 'A body of any media type is read as JSON.',
    breaks: 'RFC 9110 section 15.5.16',
    detectedBy: 'conformance/content-type',
    policies: {
      inputParsing: (parsing) => ({
        ...parsing,
        parseBody: ({ headers, ...request }) =>
          parsing.parseBody({ ...request, headers: { ...headers, 'content-type': 'application/json' } }),
      }),
    },
  }),
  fault('query-bad-enum-accepted', {
    description: 'sort_by accepts fields that cannot be sorted by.',
    breaks: REJECTED,
    detectedBy: 'conformance/query-enum',
    steps: ignoreViolations('query', 'enum'),
  }),
  fault('last-of-two-parameters', {
    description: 'A repeated parameter is accepted, and its last value is used.',
    breaks: 'contract: a parameter is given once (guess)',
    detectedBy: 'conformance/query-form',
    policies: {
      inputParsing: (parsing) => ({
        ...parsing,
        parseQuery(operation, text) {
          const last = Object.entries(parsing.parseQuery(operation, text)).map(([name, value]) => {
            return [name, name.endsWith('[]') ? value : ([value].flat().at(-1) ?? '')];
          });
          return Object.fromEntries(last);
        },
      }),
    },
  }),
  fault('unknown-parameter-is-rejected', {
    description: 'An unknown query parameter is rejected.',
    breaks: 'contract: unknown parameters are ignored (guess)',
    detectedBy: 'conformance/query-unknown',
    policies: {
      inputParsing: (parsing) => ({
        ...parsing,
        parseQuery(operation, text) {
          const known = operation.queryParameters.map(({ name }) => name);
          const unknown = [...new URLSearchParams(text).keys()].find((name) => !known.includes(name));
          if (unknown !== undefined) throw invalid({ [unknown]: [`The ${unknown} field is unknown.`] });
          return parsing.parseQuery(operation, text);
        },
      }),
    },
  }),
  fault('per-page-of-100-is-rejected', {
    description: 'per_page may be 99 at most.',
    breaks: 'client-sneup: per_page goes up to 100',
    detectedBy: 'conformance/query-edges',
    contract: (document) => {
      findParameterSchema(document, 'listEntries', 'per_page').maximum = 99;
    },
  }),
  fault('first-error-only', {
    description: 'A 422 names only the first invalid field.',
    breaks: 'contract: a 422 names every invalid field (guess: Laravel)',
    detectedBy: ['authorization/moved-records', 'conformance/empty-body'],
    steps: editErrorBody(422, ({ errors, ...body }) => ({
      ...body,
      errors: Object.fromEntries(Object.entries((errors ?? {}) as Row).slice(0, 1)),
    })),
  }),
  fault('500-on-malformed-id', {
    description: 'A path ID that is not a number returns 500.',
    breaks: 'OWASP API8:2023 (misconfiguration)',
    detectedBy: 'conformance/path-parameter',
    steps: ({ findRecord }) => ({
      findRecord(call) {
        if (call.values.some((text) => !/^-?\d+$/.test(text))) throw new Problem('serverError');
        return findRecord(call);
      },
    }),
  }),
];
