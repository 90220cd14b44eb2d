import { contract, type Operation } from '../contract.ts';
import { live } from './settings.ts';

/** What a request asks for, in the words of the contract document. */
export interface Asked {
  operation: Operation;
  /** The texts in the place of the path parameters. */
  values: string[];
  body: Record<string, unknown>;
}

/** Finds the operation that a request is for; undefined when it is for none, or its body is no object. */
export function askedFor(url: string, method: string, body?: string | Uint8Array): Asked | undefined {
  if (!live || !url.startsWith(`${live.baseUrl}/`)) return undefined;
  const path = url.slice(live.baseUrl.length).split('?')[0] ?? '';
  const fields = fieldsOf(body);
  if (fields === undefined) return undefined;
  for (const operation of contract.operations) {
    if (operation.method.toUpperCase() !== method) continue;
    const values = valuesIn(operation.path, path);
    if (values) return { operation, values, body: fields };
  }
  return undefined;
}

function valuesIn(template: string, path: string): string[] | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const values: string[] = [];
  for (const [i, segment] of wanted.entries()) {
    const text = given[i] ?? '';
    if (segment.startsWith('{')) values.push(text);
    else if (segment !== text) return undefined;
  }
  return values;
}

function fieldsOf(body: string | Uint8Array | undefined): Record<string, unknown> | undefined {
  if (body === undefined || body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
