import type { Operation } from '../contract/contract.ts';
import { check } from './check.ts';

const MESSAGES: Record<number, string> = {
  401: 'Unauthenticated.',
  403: 'This action is unauthorized.',
  429: 'Too Many Attempts.',
};

/** What a refusal of the API is held to. `sources` say that there is one; how it looks rests on more. */
export function rejectionChecks(
  { responses }: Operation,
  status: 401 | 403 | 429,
  sources: string[],
): string[] {
  const all = [...sources, responses[status]?.source ?? 'guess: the document does not say'];
  return [
    ...check('the call is refused', sources, 'pm.expect(pm.response.code).to.be.within(400, 499)'),
    ...check(`the status is ${status}`, all, `pm.response.to.have.status(${status})`),
    ...check(
      'the body says why, and no more',
      [...all, 'guess: Laravel conventions'],
      [`pm.expect(pm.response.json()).to.eql({ message: '${MESSAGES[status]}' });`],
    ),
    ...(status === 401 ? challengeCheck(all) : []),
  ];
}

function challengeCheck(sources: string[]): string[] {
  const source = 'guess: RFC 6750 section 3';
  return check(
    'WWW-Authenticate asks for a bearer token',
    [...sources, source],
    ["pm.expect(pm.response.headers.get('WWW-Authenticate')).to.match(/^Bearer/);"],
  );
}
