import type { RunningMock } from '../../mock/start.ts';

type StartupDetails = Pick<RunningMock, 'origin' | 'baseUrl' | 'firstRequests'> & {
  tokens: Record<string, string>;
};

/** The startup message of the mock: its URL, its tokens, and example requests. */
export function formatStartupMessage(mock: StartupDetails, hasControl: boolean): string {
  const { origin, baseUrl, tokens } = mock;
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
    '  client ID  mock-app',
    `  or create your own application at ${origin}/developers?user=member`,
    `Reference: ${origin}/docs`,
    '',
    'Try:',
    ...curlLines(mock, hasControl).map((line) => `  ${line}`),
    '',
    'Press Ctrl+C to stop the mock.',
  ].join('\n');
}

function curlLines({ origin, baseUrl, firstRequests }: StartupDetails, hasControl: boolean): string[] {
  const json = "-H 'Content-Type: application/json'";
  return [
    ...firstRequests().map(({ path, actor, body }) => {
      const data = body === undefined ? '' : ` ${json} -d '${body.replaceAll("'", "'\\''")}'`;
      return `curl ${baseUrl}${path} -H 'Authorization: Bearer mock-${actor}'${data}`;
    }),
    ...(hasControl ? [`curl -X PATCH ${origin}/_mock/clock ${json} -d '{"advance": 3600}'`] : []),
  ];
}
