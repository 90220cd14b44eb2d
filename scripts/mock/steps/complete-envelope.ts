import type { Schema } from '../../contract/contract.ts';
import { allowsNull } from '../../contract/fields.ts';
import { hiddenValue } from '../../contract/hidden-value.ts';
import { getOwn, setOwn } from '../../contract/own.ts';
import { generateSample } from '../../contract/sample.ts';
import type { Row } from '../store/rows.ts';

/** What an object lacks of its schema; undefined where it lacks nothing. */
interface Completion {
  /** A sample for each required field that we do not know. */
  samples: [name: string, sample: unknown][];
  /** The replacement of a null that the document does not allow. */
  empty: [name: string, value: unknown][];
  inner: [name: string, completion: Completion][];
}

const cache = new WeakMap<Schema, Completion>();

/**
 * Completes what is beside the records of a success: fields that the document requires and we do not have (Laravel's
 * `meta.links`), and nulls that it does not allow.
 */
export function completeEnvelope(envelope: Row, schema: Schema): Row {
  const completion = cache.get(schema) ?? buildCompletion(schema);
  cache.set(schema, completion);
  return completed(envelope, completion);
}

function completed(value: Row, { samples, empty, inner }: Completion): Row {
  for (const [name, sample] of samples) if (!Object.hasOwn(value, name)) setOwn(value, name, sample);
  for (const [name, instead] of empty) if (getOwn(value, name) === null) setOwn(value, name, instead);
  for (const [name, completion] of inner) {
    const child = getOwn(value, name);
    if (typeof child === 'object' && child !== null) completed(child as Row, completion);
  }
  return value;
}

function buildCompletion({ properties = {}, required = [] }: Schema, depth = 0): Completion {
  const all = Object.entries(properties).filter(([name]) => name !== 'data');
  return {
    samples: all
      .filter(([name, schema]) => required.includes(name) && schema.writeOnly !== true)
      .map(([name, schema]) => [name, generateSample(schema, 'writeOnly')]),
    empty: all
      .filter(([, schema]) => !allowsNull(schema))
      .map(([name, schema]) => [name, hiddenValue(schema)]),
    inner:
      depth > 0
        ? []
        : all
            .filter(([, schema]) => schema.properties)
            .map(([name, schema]) => [name, buildCompletion(schema, 1)]),
  };
}
