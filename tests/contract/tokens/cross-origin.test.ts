import { check } from '../../fixtures/check.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';
import { OAuthApp, sendOAuth } from '../../fixtures/tokens/oauth.ts';
import { CROSS_ORIGIN, expectNotCached, TOKEN_ERRORS } from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

for (const endpoint of ['token', 'revoke'] as const) {
  check(
    `the ${endpoint} endpoint accepts only POST: GET is rejected with 405 and Allow`,
    TOKEN_ERRORS,
    async () => {
      const response = await sendOAuth({ endpoint, method: 'GET' });
      expectSame(
        response,
        'GET is rejected',
        [405, 'POST'],
        [response.status, response.headers.get('allow')],
      );
      expectNotCached(response);
    },
  );

  check(
    `scripts of any origin may call the ${endpoint} endpoint and read the response`,
    CROSS_ORIGIN,
    async () => {
      const requests = { Origin: 'https://app.example', 'Access-Control-Request-Headers': 'content-type' };
      const preflight = await sendOAuth({ endpoint, method: 'OPTIONS', headers: requests });
      const allowed = ['methods', 'headers'].map((what) =>
        preflight.headers.get(`access-control-allow-${what}`),
      );
      expectSame(
        preflight,
        'the preflight allows the call',
        [204, 'POST', 'content-type'],
        [preflight.status, ...allowed],
      );
      const response = await sendOAuth({ endpoint, headers: { Origin: 'https://app.example' } });
      expectSame(
        response,
        'the response may be read',
        '*',
        response.headers.get('access-control-allow-origin'),
      );
    },
  );
}

check('scripts of other origins cannot read the consent page', CROSS_ORIGIN, async () => {
  const page = await new OAuthApp(await newWorkspace()).openConsent();
  if (page.headers.get('access-control-allow-origin') === null && page.status === 200) return;
  throw new ContractFailure(page, 'no other origin may read the page', 'no CORS header', page.summary);
});
