import { check } from './check.ts';

/** The form body of a refresh by a public client: no secret (RFC 6749 section 6). */
export function refreshForm(refreshToken: string): Record<string, string> {
  return { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: '{{id_of_app}}' };
}

/** The checks of a rejected refresh (RFC 6749 section 5.2). */
export function rejectedRefreshChecks(sources: string[]): string[] {
  const statusSources = [...sources, 'guess: RFC 6749 section 5.2'];
  return [
    ...check('the request is rejected', sources, 'pm.expect(pm.response.code).to.be.within(400, 499)'),
    ...check('the status is 400', statusSources, 'pm.response.to.have.status(400)'),
    ...check(
      'the error is invalid_grant',
      statusSources,
      "pm.expect(pm.response.json().error).to.eql('invalid_grant')",
    ),
  ];
}
