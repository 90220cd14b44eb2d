import type { Schema } from '../../contract/contract.ts';
import { allowsNull } from '../../contract/fields.ts';
import { hiddenValue } from '../../contract/hidden-value.ts';
import { getOwn, setOwn } from '../../contract/own.ts';
import { generateSample } from '../../contract/sample.ts';
import type { Row } from '../store/rows.ts';

/** The values to add to an object, so that it matches its schema. */
interface Completion {
  /** A sample for each required field. */
  samples: [name: string, sample: unknown][];
  /** The replacements of nulls that the document does not allow. */
  empty: [name: string, value: unknown][];
  inner: [name: string, completion: Completion][];
}

const cache = new WeakMap<Schema, Completion>();

/**
 * Completes the fields next to the records of a success response: adds fields that the document requires and the
 * contract lacks (Laravel's `meta.links`), and replaces nulls that the document does not allow.
 */
export function completeEnvelope(envelope: Row, schema: Schema): Row {
  const completion = cache.get(schema) ?? buildCompletion(schema);
  cache.set(schema, completion);
  return applyCompletion(envelope, completion);
}

function applyCompletion(value: Row, { samples, empty, inner }: Completion): Row {
  for (const [name, sample] of samples) if (!Object.hasOwn(value, name)) setOwn(value, name, sample);
  for (const [name, replacement] of empty) if (getOwn(value, name) === null) setOwn(value, name, replacement);
  for (const [name, completion] of inner) {
    const child = getOwn(value, name);
    if (typeof child === 'object' && child !== null) applyCompletion(child as Row, completion);
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
