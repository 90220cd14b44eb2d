import { plural } from '../../cli/plural.ts';

const REDRAW_MS = 200;
const CLEAR_LINE = '\u001b[2K';

/** The progress of a run. Tests are found file by file, so their number is an estimate until all files are loaded. */
export interface Progress {
  files: number;
  loadedFiles: number;
  /** In the loaded files. */
  tests: number;
  done: number;
  failed: number;
}

/** Redraws one line on a terminal, and clears it before anything else is printed. */
export class ProgressLine {
  #timer: NodeJS.Timeout | undefined;
  #startedAt = 0;

  constructor(
    private readonly write: (text: string) => unknown,
    private readonly progress: Progress,
    private readonly columns = 80,
    private readonly now = () => performance.now(),
  ) {}

  start(): void {
    this.#startedAt = this.now();
    this.#timer ??= setInterval(() => this.draw(), REDRAW_MS).unref();
  }

  /** The line ends with a carriage return, so that the next output overwrites it. */
  draw(): void {
    const text = progressText(this.progress, (this.now() - this.#startedAt) / 1000);
    this.write(`${CLEAR_LINE}${text.slice(0, this.columns - 1)}\r`);
  }

  clear(): void {
    if (this.#timer) this.write(`${CLEAR_LINE}\r`);
  }

  stop(): void {
    this.clear();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** `1234 of about 3600 tests, 2 failed, 310/s, about 8 s left`. */
export function progressText(progress: Progress, seconds: number): string {
  const { files, loadedFiles, tests, done, failed } = progress;
  if (done === 0 || loadedFiles === 0) return `loading the tests of ${plural(files, 'file')}`;
  const isExact = loadedFiles >= files;
  const expectedTests = isExact ? tests : Math.round((tests / loadedFiles) * files);
  const rate = seconds > 0 ? done / seconds : 0;
  const remaining = rate > 0 ? `, about ${formatDuration((expectedTests - done) / rate)} left` : '';
  const total = isExact ? expectedTests : `about ${expectedTests}`;
  return `${done} of ${total} tests, ${failed} failed, ${Math.round(rate)}/s${remaining}`;
}

function formatDuration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
