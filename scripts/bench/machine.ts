import { cpus, totalmem, type } from 'node:os';

/** The machine that produced the figures: `2 cores of Intel(R) Xeon(R) CPU, 8 GiB, Linux, Node v20.20.2`. */
export function describeMachine(): string {
  const all = cpus();
  const model = all[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${all.length} cores of ${model}, ${memory} GiB, ${type()}, Node ${process.version}`;
}
