/** The encodings in which a secret could occur in an output: unchanged, URL-encoded, and within base64. */
export function listEncodings(secret: string): string[] {
  const forms = [secret, encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))];
  for (const before of [0, 1, 2]) {
    const base64 = insideBase64(secret, before);
    forms.push(base64, encodeURIComponent(base64), base64.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...new Set(forms)];
}

/** The part of a longer text's base64 that depends only on the secret, at one of three offsets modulo 3. */
function insideBase64(secret: string, before: number): string {
  const bytes = Buffer.from(`${' '.repeat(before)}${secret}`);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(first, last);
}
