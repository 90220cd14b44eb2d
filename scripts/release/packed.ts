import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of a clone that must not be in the package. */
const FORBIDDEN: [pattern: RegExp, what: string][] = [
  [/^dist\/tests\/(?!contract\/|fixtures\/)/, 'a self-test'],
  [/\.(?:patch|diff)$|(?:^|\/)faults\/patches\/|frozen\.txt$/, 'a patch'],
  [/(?:^|\/)(?:\.env|\.npmrc|[^/]*\.(?:pem|key)|id_[^/]+)$/, 'a place for secrets'],
  [/(?:^|\/)(?:reports|node_modules|\.git)\//, 'a directory of this machine'],
];
/** Tokens and keys of services that developers have around. The mock's own tokens are not secret. */
const SECRET =
  /\b(?:npm_[A-Za-z0-9]{36}|gh[opsu]_[A-Za-z0-9]{36}|AKIA[A-Z0-9]{16}|eyJ[\w-]{20,}\.[\w-]{20,}\.)|-----BEGIN [A-Z ]*PRIVATE KEY/;

/** The package as npm has packed it. */
export interface PackedPackage {
  /** Name of the file in the directory. */
  filename: string;
  files: { path: string; size: number }[];
  /** Bytes of the archive, and of its content. */
  size: number;
  unpackedSize: number;
}

/** Packs the project into the directory; npm runs the build before. */
export async function pack(root: string, directory: string): Promise<PackedPackage> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', directory], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  return packed;
}

/** Lists the packed files that must not be in the package, one line each. */
export function findForbiddenFiles(paths: string[], read: (path: string) => string): string[] {
  return paths.flatMap((path) => {
    const named = FORBIDDEN.find(([pattern]) => pattern.test(path));
    if (named) return [`${path} is ${named[1]}`];
    return SECRET.test(read(path)) ? [`${path} probably contains a secret`] : [];
  });
}
