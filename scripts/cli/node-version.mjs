// Plain JavaScript that runs on any Node, to say which one is needed.

/** The message for a Node version that `engines` of package.json does not allow; undefined for a supported version. */
export function nodeObstacle(wanted, found = process.versions.node) {
  if (wanted.split('||').some((range) => isInRange(found, range.trim()))) return undefined;
  return `Node ${found} is not supported: this project needs Node ${wanted}.\nInstall one of these (https://nodejs.org), then run npm ci and this command again.`;
}

/** Supports the two forms that package.json uses: `^20.19.0` and `>=24.0.0`. */
function isInRange(version, range) {
  const [major, minor] = version.split('.').map(Number);
  const [lowestMajor, lowestMinor] = range.replace(/^\D+/, '').split('.').map(Number);
  if (major === lowestMajor) return minor >= lowestMinor;
  return range.startsWith('>=') && major > lowestMajor;
}
