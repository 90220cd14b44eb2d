import { buildSecretPattern } from './secret-pattern.ts';

const MASK = '[token removed]';

/** Creates a function that masks each secret, however it is encoded. */
export function createRedactor(secrets: string[]): (text: string) => string {
  // Longer secrets first, since one secret may begin with another.
  const uniqueSecrets = [...new Set(secrets)]
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  if (uniqueSecrets.length === 0) return (text) => text;
  // Most text does not contain even the beginning of a secret, and the full pattern of a long one is slow.
  const beginnings = uniqueSecrets.map((secret) => new RegExp(buildSecretPattern(secret.slice(0, 8))));
  let fullPattern: RegExp | undefined;
  return (text) => {
    if (!beginnings.some((beginning) => beginning.test(text))) return text;
    fullPattern ??= new RegExp(uniqueSecrets.map(buildSecretPattern).join('|'), 'g');
    return text.replace(fullPattern, MASK);
  };
}

/**
 * Masks secrets in text that arrives in chunks. Passes on complete lines, including progress lines that end with a
 * carriage return, and buffers the rest.
 */
export class LineRedactor {
  #rest = '';

  constructor(
    private readonly redact: (text: string) => string,
    private readonly write: (text: string) => void,
  ) {}

  push(chunk: string): void {
    const text = this.#rest + chunk;
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    this.#rest = text.slice(end);
    if (end > 0) this.write(this.redact(text.slice(0, end)));
  }

  end(): void {
    if (this.#rest !== '') this.write(this.redact(this.#rest));
    this.#rest = '';
  }
}
