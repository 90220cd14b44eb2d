// The entry of every command: node scripts/start.mjs COMMAND [flags].
// Plain JavaScript without packages, so that it can report missing packages on any checkout and any Node.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import './cli/closed-pipe.mjs';
import './cli/color.mjs';
import { nodeObstacle } from './cli/node-version.mjs';
import './cli/take-tokens.mjs';

const root = new URL('../', import.meta.url);
const HELP = `Commands for a clone of the repository. Most have an npm script: npm run lists them.

Usage: node scripts/start.mjs COMMAND [flags]

  mock           Start the mock
  mock-prism     Start the Prism CLI on the contract document
  test           Run the suite, against a mock or with --live against the API
  newman         Run the Postman collection
  access         Print the permission matrix, expected and actual
  faults         Show which test detects each fault of the mock
  login          Save OAuth tokens for live runs
  logout         Revoke and delete these tokens
  generate       Generate the contract document, its types and the collection
  spec-download  Compare an official document, and put it in place with --accept
  spec-drift     Compare the responses of a run with the document
  init           Create a project with your own overlay and official document
  check          Run everything that CI checks
  check-full     Run the checks that take hours
  bench          Measure the mock and the suite
  build          Compile the package into dist/
  release-check  Pack the package, install it in an empty folder and use it

See node scripts/start.mjs COMMAND --help for the flags of a command`;

const [name = '', ...argv] = process.argv.slice(2);
const wantsCommands = ['', '--help', '-h', 'help'].includes(name);

const obstacle =
  nodeObstacle(readJson('package.json').engines.node) ??
  (wantsCommands ? undefined : (commandObstacle() ?? packagesObstacle()));
if (obstacle !== undefined) {
  console.error(obstacle);
  process.exitCode = 2;
} else if (wantsCommands) {
  console.log(HELP);
} else {
  process.exitCode = await start();
}

/** Loads the command through tsx, so that its TypeScript runs without a build on every supported Node. */
async function start() {
  try {
    const { register } = await import('tsx/esm/api');
    register();
    const { runCommand } = await import('./cli/index.ts');
    const { command } = await import(`./commands/${name}.ts`);
    return await runCommand(command, argv);
  } catch (error) {
    const debug = process.env.TIMENEYE_DEBUG === '1';
    console.error(
      debug
        ? error
        : `${name}: cannot be loaded: ${error.message} (set TIMENEYE_DEBUG=1 to see the stack trace)`,
    );
    return 1;
  }
}

function commandObstacle() {
  const commands = readdirSync(new URL('scripts/commands/', root))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  if (commands.includes(name)) return undefined;
  return `Unknown command "${name}". Known: ${commands.join(', ')}.\nSee node scripts/start.mjs COMMAND --help`;
}

function packagesObstacle() {
  if (!existsSync(new URL('node_modules/tsx/', root))) {
    return 'The packages of this project are not installed (no node_modules). Run: npm ci';
  }
  const different = firstDifferentPackage();
  if (different === undefined) return undefined;
  return `node_modules does not match package-lock.json (${different}). Run: npm ci`;
}

/**
 * npm keeps a copy of the lock file in node_modules; comparing the two shows whether the right packages are installed.
 */
function firstDifferentPackage() {
  if (!existsSync(new URL('node_modules/.package-lock.json', root))) return undefined;
  const installed = readJson('node_modules/.package-lock.json').packages;
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(
    readJson('package-lock.json').packages,
  )) {
    const found = installed[path]?.version;
    const mayBeMissing = path === '' || optional || devOptional || peer;
    if (found !== version && !(found === undefined && mayBeMissing)) {
      return `${path.replace(/^.*node_modules\//, '')} ${version} is ${found ? `installed as ${found}` : 'missing'}`;
    }
  }
  return undefined;
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}
