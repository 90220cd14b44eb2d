import { Ajv, type ErrorObject } from 'ajv';
import type { OpenApiDocument } from './document.ts';

const seconds = { type: 'integer', minimum: 1 };
const count = { type: 'integer', minimum: 1 };

/** An object with these keys, all of them required; sources and notes are checked elsewhere. */
function settings(properties: Record<string, object>, optional: Record<string, object> = {}): object {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

const SCHEMAS = {
  'x-tokens': settings({
    access: settings({ seconds, refreshable: { type: 'boolean' } }),
    personal: settings({ seconds, refreshable: { type: 'boolean' } }),
    refresh: settings({ seconds, rotates: { type: 'boolean' }, reuse: { enum: ['revoke', 'reject'] } }),
    code: settings({ seconds }),
    third_party_off: settings({ status: { type: 'integer', minimum: 400, maximum: 499 } }),
  }),
  'x-rate-limits': settings(
    {
      window_seconds: seconds,
      per: { type: 'array', minItems: 1, items: { enum: ['user', 'application'] } },
      plans: { type: 'object', minProperties: 1, additionalProperties: settings({ limit: count }) },
    },
    { retry_after: settings({ seconds: { enum: ['until_reset', 'window'] } }) },
  ),
} as const;

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const CHECKS = Object.entries(SCHEMAS).map(([key, schema]) => [key, ajv.compile(schema)] as const);

/** Checks token lifetimes and rate limits, where a contract states them. */
export function checkSettings(document: OpenApiDocument): string[] {
  return CHECKS.flatMap(([key, check]) => {
    const value = document[key as keyof typeof SCHEMAS];
    if (value === undefined || check(value)) return [];
    return (check.errors ?? []).map((error) => `${key}${describe(error)}`);
  });
}

function describe({ instancePath, keyword, message, params, data }: ErrorObject): string {
  const location = instancePath.replaceAll('/', '.');
  if (keyword === 'required') return `${location}.${params.missingProperty} is missing`;
  const allowed = keyword === 'enum' ? `must be one of ${params.allowedValues.join(', ')}` : message;
  return `${location} ${allowed}, not ${JSON.stringify(data)}`;
}
