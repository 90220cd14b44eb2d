import type { LiveSettings } from './settings.ts';

/** The startup message of a live run. */
export function formatIntroduction({ baseUrl, identities, run, ...mode }: LiveSettings): string {
  const allowed = [
    'reads',
    ...(mode.probeDenied ? ['requests that must be rejected'] : []),
    ...(mode.allowWrites ? [`writes to records that it creates, named contract-test ${run}`] : []),
  ];
  return [
    `Live: ${baseUrl}`,
    ...identities.map(({ actor, from, level, isCertain }) => {
      const how = isCertain
        ? ''
        : ' (by access level; the user may manage something; if not, use --actor member)';
      return `  ${actor}${how}, by ${from}${level === undefined ? '' : `, level ${level}`}`;
    }),
    `  ${allowed.join(', ')}`,
    ...(mode.exhaustRateLimit
      ? ['  uses up the rate limit: this token gets 429 everywhere for five minutes']
      : []),
  ].join('\n');
}
