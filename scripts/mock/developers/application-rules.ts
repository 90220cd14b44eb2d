import { findRedirectUriProblem } from '../oauth/redirect-uri-rules.ts';

/** A field's stored value, or its error. */
type Checked = { value: string | null } | { problem: string };

/** The writable fields by the names that forms and JSON use. */
export interface ApplicationFields {
  name: string;
  redirect_uri: string;
  description: string | null;
  website: string | null;
  avatar_url: string | null;
}

const MAX_LENGTH = 255;
const MAX_DESCRIPTION_LENGTH = 2000;

/** Name and redirect URI are required (source: article). The set of optional fields is a guess. */
export const RULES: { [F in keyof ApplicationFields]: (value: unknown) => Checked } = {
  name(value) {
    const name = trimText(value);
    if (!name) return { problem: 'The name is missing.' };
    return limitLength('The name', name, MAX_LENGTH);
  },
  redirect_uri(value) {
    const uri = trimText(value);
    if (!uri) return { problem: 'The redirect URI is missing.' };
    const problem = findRedirectUriProblem(uri);
    return problem ? { problem: `The redirect URI ${problem}` } : { value: uri };
  },
  description(value) {
    const text = trimText(value);
    if (text === undefined) return { problem: 'The description must be a string.' };
    return limitLength('The description', text, MAX_DESCRIPTION_LENGTH);
  },
  website(value) {
    const url = trimText(value);
    if (url === '') return { value: null };
    const isWeb = url !== undefined && /^https?:\/\/[^\s\\/?#@]+(?:[/?#][^\s\\]*)?$/i.test(url);
    if (!isWeb || !URL.canParse(url))
      return { problem: 'The website must be a URL, for example https://example.com.' };
    return limitLength('The website', url, MAX_LENGTH);
  },
  avatar_url(value) {
    if (trimText(value) === '') return { value: null };
    const bytes = Buffer.isBuffer(value) ? value : decodeDataUrl(trimText(value) ?? '');
    if (!bytes) return { problem: 'The avatar must be a data URL of a picture, in base64.' };
    const avatar = parseAvatar(bytes);
    return 'problem' in avatar ? avatar : { value: avatar.url };
  },
};

/** Trims a string. A missing value and null count as empty; any other type returns undefined. */
function trimText(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.trim() : undefined;
}

function limitLength(subject: string, text: string, maxLength: number): Checked {
  if (text.length > maxLength)
    return { problem: `${subject} must not be longer than ${maxLength} characters.` };
  return { value: text === '' ? null : text };
}

const MAX_AVATAR_BYTES = 100 * 1024;

const SIGNATURES: [type: string, matches: (bytes: Buffer) => boolean][] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12))],
];

/** Converts a picture to a data URL, or returns an error. The first bytes determine the type, not the request. */
export function parseAvatar(bytes: Buffer): { url: string } | { problem: string } {
  if (bytes.length > MAX_AVATAR_BYTES) return { problem: 'The avatar must not be larger than 100 KiB.' };
  const type = SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  if (!type) return { problem: 'The avatar must be a PNG, JPEG, GIF or WebP picture.' };
  return { url: `data:${type};base64,${bytes.toString('base64')}` };
}

/** Decodes a data URL; undefined if the string is not one. */
export function decodeDataUrl(text: string): Buffer | undefined {
  const [, base64] = /^data:image\/[a-z]+;base64,([\w+/]+={0,2})$/.exec(text) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
