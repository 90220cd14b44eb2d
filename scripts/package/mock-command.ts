// What `timeneye-contract mock` loads. The build bundles it into a few files, because users and pipelines wait for it.
export { runCommand } from '../cli/index.ts';
export { command } from '../commands/mock.ts';
