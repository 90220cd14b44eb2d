// The entry of every command: node scripts/start.mjs COMMAND [flags].
// Plain JavaScript without packages, so that it can report missing packages on any checkout and any Node.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import './cli/closed-pipe.mjs';
import './cli/color.mjs';
import { nodeObstacle } from './cli/node-version.mjs';
import './cli/take-tokens.mjs';

const root = new URL('../', import.meta.url);
const [name, ...argv] = process.argv.slice(2);

const obstacle =
  nodeObstacle(readJson('package.json').engines.node) ?? commandObstacle() ?? packagesObstacle();
if (obstacle === undefined) {
  process.exitCode = await start();
} else {
  console.error(obstacle);
  process.exitCode = 2;
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
      debug ? error : `${name}: cannot be loaded: ${error.message} (TIMENEYE_DEBUG=1 shows where)`,
    );
    return 1;
  }
}

function commandObstacle() {
  const commands = readdirSync(new URL('scripts/commands/', root))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  if (commands.includes(name)) return undefined;
  const problem = name === undefined ? 'A command is missing.' : `Unknown command "${name}".`;
  return `${problem} Known: ${commands.join(', ')}.\nSee node scripts/start.mjs COMMAND --help`;
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
