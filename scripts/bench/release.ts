const HEADING = '## Releases';

/**
 * Adds the figures of a release to docs/speed.md, as the first section below the heading `## Releases`. They replace
 * earlier figures of the same version.
 */
export function withRelease(page: string, version: string, figures: string): string {
  const [before = '', after] = page.split(`${HEADING}\n`);
  if (after === undefined) throw new Error(`docs/speed.md has no heading "${HEADING}"`);
  const [introduction = '', ...sections] = after.split(/^(?=### )/m);
  const otherSections = sections.filter((section) => !section.startsWith(`### ${version}\n`));
  const section = `### ${version}\n\n${figures.trim()}\n\n`;
  return `${before}${HEADING}\n${introduction}${section}${otherSections.join('')}`.replace(/\n+$/, '\n');
}
