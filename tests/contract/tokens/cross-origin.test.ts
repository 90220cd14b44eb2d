import { ContractFailure, expectSame } from '../../fixtures/answer.ts';
import { OAuthApp } from '../../fixtures/oauth.ts';
import { sendOAuth } from '../../fixtures/oauth-wire.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { isKeptByNobody } from './check.ts';
import { CROSS_ORIGIN, TOKEN_ERRORS } from './sources.ts';

for (const endpoint of ['token', 'revoke'] as const) {
  sentence(`${endpoint} answers POST only: GET is refused with 405 and Allow`, TOKEN_ERRORS, async () => {
    const answer = await sendOAuth({ endpoint, method: 'GET' });
    expectSame(answer, 'GET is refused', [405, 'POST'], [answer.status, answer.headers.get('allow')]);
    isKeptByNobody(answer);
  });

  sentence(`scripts of any origin may call ${endpoint} and read the answer`, CROSS_ORIGIN, async () => {
    const asks = { Origin: 'https://app.example', 'Access-Control-Request-Headers': 'content-type' };
    const preflight = await sendOAuth({ endpoint, method: 'OPTIONS', headers: asks });
    const allowed = ['methods', 'headers'].map((what) =>
      preflight.headers.get(`access-control-allow-${what}`),
    );
    expectSame(
      preflight,
      'the preflight allows the call',
      [204, 'POST', 'content-type'],
      [preflight.status, ...allowed],
    );
    const answer = await sendOAuth({ endpoint, headers: { Origin: 'https://app.example' } });
    expectSame(answer, 'the answer may be read', '*', answer.headers.get('access-control-allow-origin'));
  });
}

sentence('the consent page is not for scripts of other origins', CROSS_ORIGIN, async () => {
  const page = await new OAuthApp(await newWorld()).openConsent();
  if (page.headers.get('access-control-allow-origin') === null && page.status === 200) return;
  throw new ContractFailure(page, 'nobody else may read the page', 'no CORS header', page.shown);
});
