// The entry of `timeneye-contract mock`. The build bundles it into a few files, so that the mock starts fast.
export { runCommand } from '../cli/index.ts';
export { command } from '../commands/mock.ts';
