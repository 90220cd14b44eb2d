import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../cli/installation.ts';

/** The User-Agent of every request to a live API (RFC 9110 section 10.1.5), so that the API's logs show the sender. */
export const USER_AGENT = `timeneye-contract/${readPackageVersion()}`;

function readPackageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
