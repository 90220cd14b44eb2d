// Libraries disagree on when to color: by the terminal, by CI, by FORCE_COLOR alone. One decision for all of them and
// for the processes that a command starts: FORCE_COLOR before NO_COLOR (https://no-color.org), else only a terminal.
const { env } = process;

if (!hasColor()) Object.assign(env, { NO_COLOR: '1', FORCE_COLOR: '0' });
else delete env.NO_COLOR;

function hasColor() {
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return process.stdout.isTTY === true && env.TERM !== 'dumb';
}
