import type { Operation } from '../contract/contract.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { getValue } from '../contract/mapping/value-paths.ts';
import { check } from './check.ts';
import { quote } from './script-text.ts';
import { memberExpression } from './vocabulary.ts';

/**
 * The checks of an error response. `sources` document the rejection; the format of the response has its own sources.
 */
export function rejectionChecks(operation: Operation, status: 401 | 403 | 429, sources: string[]): string[] {
  const { responses } = operation;
  const statusSources = [...sources, responses[status]?.source ?? 'guess: the document does not say'];
  return [
    ...check('the request is rejected', sources, 'pm.expect(pm.response.code).to.be.within(400, 499)'),
    ...check(`the status is ${status}`, statusSources, `pm.response.to.have.status(${status})`),
    ...check(
      'the body has the reason, and nothing else',
      [...statusSources, 'guess: Laravel conventions'],
      bodyLines(findErrorExample(operation, status), getMappedOperation(operation)?.message),
    ),
    ...(status === 401 ? challengeCheck(statusSources) : []),
  ];
}

/** The example of an error; undefined for an official document, whose messages may differ from the mock's. */
function findErrorExample({ responses }: Operation, status: number): unknown {
  const { example, source } = responses[status] ?? {};
  return source === 'official' ? undefined : example;
}

/** Checks the message and the fields of the example; without an example, only that there is a message. */
function bodyLines(example: unknown, path = 'message'): string[] {
  if (example === undefined)
    return [`pm.expect(pm.response.json()${memberExpression(path)}).to.be.a('string');`];
  const message = String(getValue(example ?? {}, path) ?? '');
  if (message === '') return bodyLines(undefined, path);
  const [first = ''] = path.split('.');
  const fields = [...new Set([first, ...Object.keys(example ?? {})])].map((name) => quote(name)).join(', ');
  return [
    'const body = pm.response.json();',
    `pm.expect(body).to.have.all.keys(${fields});`,
    `pm.expect(body${memberExpression(path)}).to.eql(${quote(message)});`,
  ];
}

function challengeCheck(sources: string[]): string[] {
  const source = 'guess: RFC 6750 section 3';
  return check(
    'WWW-Authenticate names the Bearer scheme',
    [...sources, source],
    ["pm.expect(pm.response.headers.get('WWW-Authenticate')).to.match(/^Bearer/);"],
  );
}
