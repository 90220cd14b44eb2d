// Removes the tokens from the environment before anything is started: tsx starts esbuild, and every child process
// inherits the environment, which other users of the machine can read. scripts/live/variables.ts reads them here.
const isToken = ([name]) => /^TIMENEYE_TOKEN/i.test(name);
const tokens = Object.fromEntries(Object.entries(process.env).filter(isToken));
for (const name of Object.keys(tokens)) delete process.env[name];
globalThis[Symbol.for('timeneye-contract.tokens')] = tokens;
