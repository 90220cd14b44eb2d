import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/*
 * npm starts a script in a shell and passes no signal through it: `npm run mock & kill $!` would leave the mock
 * running. So a process started by npm or npx ends with them; a process started directly does not watch its
 * parent.
 */

const POLL_MS = 250;
const PACKAGE_MANAGER = /(?:^|[\\/\s])(?:npm|npx|pnpm|yarn)(?:-cli)?(?:\.c?js)?(?=\s|$)/;
const SHELL_COMMAND = /^\S*sh (?:-\w+ )*-c /;
/** A script whose command may outlive it on purpose. */
const DETACHED = /\b(?:nohup|setsid|disown)\b|[^&]&\s*\)?\s*$/;

interface ProcessInfo {
  parent: number;
  /** The arguments, joined by spaces. */
  command: string;
}

type ProcessLookup = (pid: number) => ProcessInfo | undefined;

/** The processes between npm and this one, nearest first; empty if npm did not start it. */
export function findWrapper(env: NodeJS.ProcessEnv, parent: number, findProcess: ProcessLookup): number[] {
  if (env.npm_lifecycle_event === undefined && env.npm_command === undefined) return [];
  const nearest = findProcess(parent);
  if (nearest === undefined) return [];
  if (isPackageManager(nearest)) return [parent];
  if (!SHELL_COMMAND.test(nearest.command) || DETACHED.test(nearest.command)) return [];
  const next = findProcess(nearest.parent);
  return next && isPackageManager(next) ? [parent, nearest.parent] : [parent];
}

function isPackageManager({ command }: ProcessInfo): boolean {
  return PACKAGE_MANAGER.test(command.split(' ').slice(0, 2).join(' '));
}

// Read while this process starts: later the wrapper may have ended already.
const wrapper = findWrapper(process.env, process.ppid, lookUp);

/**
 * Calls `action` once when the npm or npx that started this process has ended; never if it was started directly. Does
 * not keep the process alive. Returns a function that ends the watch.
 */
export function onWrapperEnd(action: () => unknown): () => void {
  if (wrapper.length === 0) return () => undefined;
  const timer = setInterval(() => {
    if (isRunning(wrapper)) return;
    clearInterval(timer);
    action();
  }, POLL_MS).unref();
  return () => clearInterval(timer);
}

/** When a parent ends, its children immediately get another parent, even while the old one is a zombie. */
function isRunning([shell, npm]: number[]): boolean {
  if (shell === undefined || process.ppid !== shell) return false;
  return npm === undefined || hasParent(shell, npm);
}

function hasParent(child: number, parent: number): boolean {
  if (process.platform === 'linux') return lookUp(child)?.parent === parent;
  try {
    return process.kill(parent, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lookUp(pid: number): ProcessInfo | undefined {
  if (process.platform === 'linux') return lookUpInProc(pid);
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return command === undefined ? undefined : { parent: Number(parent), command };
}

function lookUpInProc(pid: number): ProcessInfo | undefined {
  try {
    // The command name, in brackets, may contain spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { parent: Number(stat.trim().split(' ')[1]), command };
  } catch {
    return undefined;
  }
}
