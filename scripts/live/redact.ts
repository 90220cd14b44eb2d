import { secretPattern } from './secret-pattern.ts';

const MASK = '[token left out]';

/** A function that puts a mask in the place of each secret, in whatever form it stands there. */
export function redactor(secrets: string[]): (text: string) => string {
  // Longer ones first, since one secret may begin as another one does.
  const known = [...new Set(secrets)].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) return (text) => text;
  // Most text holds not even the beginning of a secret, and the whole pattern of a long one takes its time.
  const beginnings = known.map((secret) => new RegExp(secretPattern(secret.slice(0, 8))));
  let whole: RegExp | undefined;
  return (text) => {
    if (!beginnings.some((beginning) => beginning.test(text))) return text;
    whole ??= new RegExp(known.map(secretPattern).join('|'), 'g');
    return text.replace(whole, MASK);
  };
}

/**
 * The same for text that comes in pieces: whole lines go on, and so does what a terminal is to write over (it ends with
 * a carriage return); the rest waits for what completes it.
 */
export class LineRedactor {
  #rest = '';

  constructor(
    private readonly redact: (text: string) => string,
    private readonly write: (text: string) => void,
  ) {}

  push(piece: string): void {
    const text = this.#rest + piece;
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    this.#rest = text.slice(end);
    if (end > 0) this.write(this.redact(text.slice(0, end)));
  }

  end(): void {
    if (this.#rest !== '') this.write(this.redact(this.#rest));
    this.#rest = '';
  }
}
