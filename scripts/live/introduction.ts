import type { LiveSettings } from './settings.ts';

/** What a live run is about to do, told before it does. */
export function introduction({ baseUrl, identities, run, ...mode }: LiveSettings): string {
  const allowed = [
    'reads',
    ...(mode.probeDenied ? ['calls that must be refused'] : []),
    ...(mode.allowWrites ? [`writes to what it makes itself, under the name contract-test ${run}`] : []),
  ];
  return [
    `Live: ${baseUrl}`,
    ...identities.map(({ actor, from, level, isCertain }) => {
      const how = isCertain
        ? ''
        : ' (his level; he may manage something: --actor member says that he does not)';
      return `  ${actor}${how}, by ${from}${level === undefined ? '' : `, level ${level}`}`;
    }),
    `  ${allowed.join(', ')}`,
    ...(mode.exhaustRateLimit
      ? ['  spends the whole rate limit: this token is refused everywhere else for five minutes']
      : []),
  ].join('\n');
}
