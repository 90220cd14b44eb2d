import type { RunningMock } from '../../mock/start.ts';

type Announced = Pick<RunningMock, 'origin' | 'baseUrl'> & { tokens: Record<string, string> };

/** Everything needed for the first request: the mock's URL, its tokens, and an example. */
export function announcement({ origin, baseUrl, tokens }: Announced, hasControl: boolean): string {
  const width = Math.max(0, ...Object.keys(tokens).map((actor) => actor.length));
  return [
    `The mock of the Timeneye API is ready at ${baseUrl}`,
    '',
    'Personal tokens (Authorization: Bearer TOKEN):',
    ...Object.entries(tokens).map(([actor, token]) => `  ${actor.padEnd(width)}  ${token}`),
    '',
    'For an OAuth client or Postman (authorization code with PKCE, SHA-256, no secret):',
    `  authorize  ${origin}/oauth/authorize`,
    `  token      ${origin}/oauth/token`,
    '  client id  mock-app',
    `  or create your own application at ${origin}/developers?user=member`,
    `Reference: ${origin}/docs`,
    '',
    'Try:',
    ...curlLines(origin, baseUrl, hasControl).map((line) => `  ${line}`),
    '',
    'Ctrl+C stops it.',
  ].join('\n');
}

function curlLines(origin: string, baseUrl: string, hasControl: boolean): string[] {
  const json = "-H 'Content-Type: application/json'";
  return [
    `curl ${baseUrl}/entries -H 'Authorization: Bearer mock-member'`,
    `curl ${baseUrl}/clients -H 'Authorization: Bearer mock-admin' ${json} -d '{"name": "My client"}'`,
    ...(hasControl ? [`curl -X PATCH ${origin}/_mock/clock ${json} -d '{"advance": 3600}'`] : []),
  ];
}
