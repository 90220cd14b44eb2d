import type { MockRequest } from '../http.ts';
import { OAuthError } from './errors.ts';

/** PHP's limit (`max_input_vars`). */
const MAX_PARAMETERS = 1000;

/**
 * The parameters of a request. A parameter without a value counts as absent, and a known parameter must not be repeated
 * (RFC 6749 sections 3.1 and 3.2). Unknown parameters are ignored.
 */
export class Parameters {
  readonly #values = new Map<string, string[]>();

  constructor(pairs: Iterable<[string, string]>) {
    let count = 0;
    for (const [name, value] of pairs) {
      count += 1;
      if (count > MAX_PARAMETERS) throw new OAuthError('tooMany', String(MAX_PARAMETERS));
      const values = this.#values.get(name);
      if (values) values.push(value);
      else this.#values.set(name, [value]);
    }
  }

  /** The value of a parameter; undefined if it is absent or empty. */
  get(name: string): string | undefined {
    const [value, ...others] = this.#values.get(name) ?? [];
    if (others.length > 0) throw new OAuthError('repeated', name);
    return value || undefined;
  }

  /** The value of a required parameter. */
  require(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw new OAuthError('missing', name);
    return value;
  }

  /**
   * Rejects any scope (RFC 6749 section 3.3), because no source mentions scopes [guess]. An empty scope counts as
   * absent.
   */
  rejectScope(): void {
    if (this.get('scope') !== undefined) throw new OAuthError('scopeGiven');
  }

  /** The value if there is exactly one. Never throws, so error responses can use it. */
  only(name: string): string | undefined {
    const values = this.#values.get(name) ?? [];
    return values.length === 1 ? values[0] : undefined;
  }
}

/** The parameters in the query of a request. */
export function parseQueryParameters({ query }: MockRequest): Parameters {
  return new Parameters(new URLSearchParams(query));
}

/** The parameters in a form body. */
export function parseFormParameters(request: MockRequest): Parameters {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') throw new OAuthError('notForm');
  return new Parameters(new URLSearchParams(request.body.toString('utf8')));
}

/** The parameters in a body: a form (RFC 6749 appendix B) or JSON, which Laravel Passport accepts too. */
export function parseBodyParameters(request: MockRequest): Parameters {
  if (request.body.length === 0) return new Parameters([]);
  switch (mediaType(request)) {
    case 'application/x-www-form-urlencoded':
      return parseFormParameters(request);
    case 'application/json':
      return new Parameters(parseJsonPairs(request.body));
    default:
      throw new OAuthError('notFormOrJson');
  }
}

function mediaType({ headers }: MockRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseJsonPairs(body: Buffer): [string, string][] {
  const object = parseJsonObject(body);
  if (Object.keys(object).length > MAX_PARAMETERS) throw new OAuthError('tooMany', String(MAX_PARAMETERS));
  return Object.entries(object)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      if (typeof value !== 'string') throw new OAuthError('notText', toErrorDescriptionText(name));
      return [name, value];
    });
}

function parseJsonObject(body: Buffer): object {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new OAuthError('malformedJson');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new OAuthError('malformedJson');
  }
  return value;
}

/** A name from the client, reduced to the characters that error_description allows (RFC 6749 section 5.2). */
function toErrorDescriptionText(name: string): string {
  return name.replace(/[^\w-]/g, '?').slice(0, 40);
}
