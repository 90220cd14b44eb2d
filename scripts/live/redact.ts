import { secretPattern } from './secret-pattern.ts';

const MASK = '[token removed]';

/** A function that masks each secret, in any of its forms. */
export function redactor(secrets: string[]): (text: string) => string {
  // Longer ones first, since one secret may begin with another.
  const uniqueSecrets = [...new Set(secrets)]
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  if (uniqueSecrets.length === 0) return (text) => text;
  // Most text does not contain even the beginning of a secret, and the full pattern of a long one is slow.
  const beginnings = uniqueSecrets.map((secret) => new RegExp(secretPattern(secret.slice(0, 8))));
  let fullPattern: RegExp | undefined;
  return (text) => {
    if (!beginnings.some((beginning) => beginning.test(text))) return text;
    fullPattern ??= new RegExp(uniqueSecrets.map(secretPattern).join('|'), 'g');
    return text.replace(fullPattern, MASK);
  };
}

/**
 * The same for text that comes in pieces: whole lines go on, and so does what a terminal is to write over (it ends with
 * a carriage return); the rest waits until it is complete.
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
