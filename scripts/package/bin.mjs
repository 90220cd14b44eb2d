#!/usr/bin/env node
// The entry of the package's commands: timeneye-contract COMMAND [flags].
import '../cli/closed-pipe.mjs';
import { readFileSync } from 'node:fs';
import '../cli/color.mjs';
import { nodeObstacle } from '../cli/node-version.mjs';
import '../cli/take-tokens.mjs';

/** The command names, and the files that implement them. */
const COMMANDS = {
  mock: 'mock',
  test: 'test',
  newman: 'newman',
  access: 'access',
  login: 'login',
  logout: 'logout',
  init: 'init',
  'spec download': 'spec-download',
  'spec drift': 'spec-drift',
  'spec generate': 'generate',
};
const HELP = `A stateful mock and a contract-test suite for the Timeneye API.

Usage: timeneye-contract COMMAND [flags]

  mock           Start the mock
  test           Run the suite, against a mock or with --live against the API
  newman         Run the Postman collection
  access         Print the permission matrix, expected and actual
  login, logout  Save or revoke OAuth tokens for live runs
  init           Create a project with your own overlay and official document
  spec download  Compare an official document, and put it in place with --accept
  spec drift     Compare the responses of a run with the document
  spec generate  Generate the contract document after a change to the overlay

See timeneye-contract COMMAND --help for the flags of a command`;

const [first = '', ...others] = process.argv.slice(2);
const name = first === 'spec' ? `spec ${others[0] ?? ''}`.trim() : first;
const argv = first === 'spec' ? others.slice(1) : others;

const { engines, version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
const obstacle = nodeObstacle(engines.node);
if (obstacle) fail(obstacle);
else if (['', '--help', '-h', 'help'].includes(name)) console.log(HELP);
else if (name === '--version') console.log(version);
else if (Object.hasOwn(COMMANDS, name)) process.exitCode = await run(COMMANDS[name]);
else fail(`There is no command "${name}". Choose from: ${Object.keys(COMMANDS).join(', ')}.`);

function fail(message) {
  console.error(message);
  process.exitCode = 2;
}

async function run(file) {
  if (process.env.TIMENEYE_DEBUG === '1') process.setSourceMapsEnabled(true);
  const { runCommand, command } = file === 'mock' ? await import('./mock-command.js') : await load(file);
  return await runCommand(command, argv);
}

async function load(file) {
  const [cli, command] = await Promise.all([import('../cli/index.js'), import(`../commands/${file}.js`)]);
  return { ...cli, ...command };
}
