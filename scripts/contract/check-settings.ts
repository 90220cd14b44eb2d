import { Ajv, type ErrorObject } from 'ajv';
import type { OpenApiDocument } from './document.ts';

const seconds = { type: 'integer', minimum: 1 };
const count = { type: 'integer', minimum: 1 };

/** The schema of an object that requires all keys of `properties`; sources and notes are checked elsewhere. */
function settingsSchema(properties: Record<string, object>, optional: Record<string, object> = {}): object {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

const SCHEMAS = {
  'x-tokens': settingsSchema({
    access: settingsSchema({ seconds, refreshable: { type: 'boolean' } }),
    personal: settingsSchema({ seconds, refreshable: { type: 'boolean' } }),
    refresh: settingsSchema({ seconds, rotates: { type: 'boolean' }, reuse: { enum: ['revoke', 'reject'] } }),
    code: settingsSchema({ seconds }),
    third_party_off: settingsSchema({ status: { type: 'integer', minimum: 400, maximum: 499 } }),
  }),
  'x-rate-limits': settingsSchema(
    {
      window_seconds: seconds,
      per: { type: 'array', minItems: 1, items: { enum: ['user', 'application'] } },
      plans: { type: 'object', minProperties: 1, additionalProperties: settingsSchema({ limit: count }) },
    },
    { retry_after: settingsSchema({ seconds: { enum: ['until_reset', 'window'] } }) },
  ),
} as const;

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const CHECKS = Object.entries(SCHEMAS).map(([key, schema]) => [key, ajv.compile(schema)] as const);

/** Checks token lifetimes and rate limits, if the document defines them. */
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
