const MAX_BYTES = 100 * 1024;

const SIGNATURES: [type: string, matches: (bytes: Buffer) => boolean][] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12))],
];

/** The picture as a data URL, or what is wrong with it. What it is says its first bytes, not its sender. */
export function avatarFrom(bytes: Buffer): { url: string } | { problem: string } {
  if (bytes.length > MAX_BYTES) return { problem: 'The avatar must not be larger than 100 KiB.' };
  const type = SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  if (!type) return { problem: 'The avatar must be a PNG, JPEG, GIF or WebP picture.' };
  return { url: `data:${type};base64,${bytes.toString('base64')}` };
}

/** The bytes of a data URL; undefined if the text is none. */
export function bytesOfDataUrl(text: string): Buffer | undefined {
  const [, base64] = /^data:image\/[a-z]+;base64,([\w+/]+={0,2})$/.exec(text) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
