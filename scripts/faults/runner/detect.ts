import type { Subject } from './subject.ts';
import { suiteFiles } from './suite-files.ts';
import type { Failure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** What became of one subject. */
export interface Verdict {
  subject: Pick<Subject, 'name' | 'description' | 'breaks' | 'detectedBy'>;
  /** Sentences that failed: the first one, or all of them in a full hunt. Empty: not caught. */
  catches: Failure[];
  seconds: number;
}

/** Lets the suite look for what is broken: the files of the rule first, then the others, up to the first catch. */
export async function hunt(subject: Subject, worker: Worker, isFull: boolean): Promise<Verdict> {
  const startedAt = performance.now();
  const running = await subject.start(worker.port);
  try {
    const catches = isFull ? await worker.run(suiteFiles(), 0) : await firstCatch(subject, worker);
    const { name, description, breaks, detectedBy } = subject;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { subject: { name, description, breaks, detectedBy }, catches, seconds };
  } finally {
    await running.close();
  }
}

async function firstCatch({ detectedBy }: Subject, worker: Worker): Promise<Failure[]> {
  for (const [file, title] of detectedBy.map(fileAndTitle)) {
    const [caught] = title === undefined ? [] : await worker.run([file], 1, title);
    if (caught) return [caught];
  }
  const named = filesOf(detectedBy);
  const others = suiteFiles().filter((file) => !named.includes(file));
  for (const files of [named, others.slice(0, -1), others.slice(-1)]) {
    const [caught] = await worker.run(files, 1);
    if (caught) return [caught];
  }
  return [];
}

function filesOf(detectedBy: string[]): string[] {
  return [...new Set(detectedBy.map((each) => fileAndTitle(each)[0]))];
}

/** `tokens/login: a token answer` names a test of a file as well. */
function fileAndTitle(text: string): [file: string, title: string | undefined] {
  const [file = '', ...title] = text.split(': ');
  return [file, title.length > 0 ? title.join(': ') : undefined];
}

/** Whether only tests of other rules than its own detected it; a subject that names no rule has none. */
export function isDetectedElsewhere({ subject, catches }: Verdict): boolean {
  if (catches.length === 0 || subject.detectedBy.length === 0) return false;
  return !catches.some(({ file }) => filesOf(subject.detectedBy).includes(file));
}
