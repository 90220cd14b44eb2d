import type { Failure } from './lane-protocol.ts';
import type { Lane } from './lanes.ts';
import type { Subject } from './subject.ts';
import { suiteFiles } from './suite-files.ts';

/** What became of one subject. */
export interface Verdict {
  subject: Pick<Subject, 'name' | 'sentence' | 'breaks' | 'caughtBy'>;
  /** Sentences that failed: the first one, or all of them in a full hunt. Empty: not caught. */
  catches: Failure[];
  seconds: number;
}

/** Lets the suite look for what is broken: the files of the rule first, then the others, up to the first catch. */
export async function hunt(subject: Subject, lane: Lane, isFull: boolean): Promise<Verdict> {
  const startedAt = performance.now();
  const running = await subject.start(lane.port);
  try {
    const catches = isFull ? await lane.run(suiteFiles(), 0) : await firstCatch(subject, lane);
    const { name, sentence, breaks, caughtBy } = subject;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { subject: { name, sentence, breaks, caughtBy }, catches, seconds };
  } finally {
    await running.close();
  }
}

async function firstCatch({ caughtBy }: Subject, lane: Lane): Promise<Failure[]> {
  for (const [file, title] of caughtBy.map(fileAndTitle)) {
    const [caught] = title === undefined ? [] : await lane.run([file], 1, title);
    if (caught) return [caught];
  }
  const named = filesOf(caughtBy);
  const others = suiteFiles().filter((file) => !named.includes(file));
  for (const files of [named, others.slice(0, -1), others.slice(-1)]) {
    const [caught] = await lane.run(files, 1);
    if (caught) return [caught];
  }
  return [];
}

function filesOf(caughtBy: string[]): string[] {
  return [...new Set(caughtBy.map((each) => fileAndTitle(each)[0]))];
}

/** `tokens/login: a token answer` names a sentence of a file as well. */
function fileAndTitle(text: string): [file: string, title: string | undefined] {
  const [file = '', ...title] = text.split(': ');
  return [file, title.length > 0 ? title.join(': ') : undefined];
}

/** Whether a sentence of another rule than its own came upon it by the way; a subject that names no rule has none. */
export function isCaughtElsewhere({ subject, catches }: Verdict): boolean {
  if (catches.length === 0 || subject.caughtBy.length === 0) return false;
  return !catches.some(({ file }) => filesOf(subject.caughtBy).includes(file));
}
