import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../cli/installation.ts';

/** How every request to a live API identifies itself (RFC 9110 section 10.1.5), so that its logs show what sent it. */
export const USER_AGENT = `timeneye-contract/${packageVersion()}`;

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
