import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { originVariable } from '../../runner/target.ts';
import { freePort } from './free-port.ts';
import type { TestFailure, WorkerOrder, WorkerReply } from './worker-protocol.ts';

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One of several processes that run the suite in parallel, each against its own port. */
export class Worker {
  private constructor(
    /** The port on which the tested mock must listen. */
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async open(): Promise<Worker> {
    const port = await freePort();
    const env = { ...environmentWithoutSettings(), [originVariable]: `http://127.0.0.1:${port}` };
    const stdio: ('ignore' | 'inherit' | 'ipc')[] = ['ignore', 'ignore', 'inherit', 'ipc'];
    const child = fork(workerFile, { cwd: root, env, stdio, execArgv: ['--import', 'tsx'] });
    return new Worker(port, child);
  }

  /** Runs files of the suite and returns the failures. */
  async run(files: string[], bail: number, title?: string): Promise<TestFailure[]> {
    if (files.length === 0) return [];
    return (await this.order({ files, title, bail })).failures;
  }

  /** Runs files of the suite. */
  async order(order: WorkerOrder): Promise<WorkerReply> {
    const reply = await this.#send(order);
    if (reply.problem !== undefined) throw new Error(reply.problem);
    return reply;
  }

  #send(order: WorkerOrder): Promise<WorkerReply> {
    return new Promise((resolve) => {
      const onExit = (code: number | null) =>
        onReply({ failures: [], ran: [], problem: `the suite's process ended: ${code}` });
      const onReply = (reply: WorkerReply) => {
        this.child.off('message', onReply).off('exit', onExit);
        resolve(reply);
      };
      this.child.once('message', onReply).once('exit', onExit).send(order);
    });
  }

  close(): void {
    if (this.child.connected) this.child.disconnect();
  }
}

/** The environment without settings for a live API, which must not affect a run against the mock. */
function environmentWithoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TIMENEYE_')));
}
