const MASK = '[token left out]';

/** Every form in which a secret could stand in an output or a file: as it is, encoded for a URL, in base64, in hex. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  const url = bytes.toString('base64url');
  return [...new Set([secret, encodeURIComponent(secret), base64, url, bytes.toString('hex')])];
}

/** A function that puts a mask in the place of each secret, in each of its forms. */
export function redactor(secrets: string[]): (text: string) => string {
  // Longer ones first, since one secret may begin as another one does.
  const forms = secrets.flatMap(formsOf).sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  const any = new RegExp(forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(any, MASK);
}

/** The same for text that comes in pieces: whole lines go on, the rest waits for what completes it. */
export class LineRedactor {
  #rest = '';

  constructor(
    private readonly redact: (text: string) => string,
    private readonly write: (text: string) => void,
  ) {}

  push(piece: string): void {
    const text = this.#rest + piece;
    const end = text.lastIndexOf('\n') + 1;
    this.#rest = text.slice(end);
    if (end > 0) this.write(this.redact(text.slice(0, end)));
  }

  end(): void {
    if (this.#rest !== '') this.write(this.redact(this.#rest));
    this.#rest = '';
  }
}
