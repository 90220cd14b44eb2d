import { redirectUriProblem } from '../oauth/redirect-uri-rules.ts';
import { avatarFrom, bytesOfDataUrl } from './avatar.ts';

/** A field's value as it is kept, or what is wrong with what was given. */
type Checked = { value: string | null } | { problem: string };

/** What may be set, under the names that forms and JSON use. */
export interface ApplicationFields {
  name: string;
  redirect_uri: string;
  description: string | null;
  website: string | null;
  avatar_url: string | null;
}

const LONGEST = 255;
const LONGEST_DESCRIPTION = 2000;

/** Name and redirect URI are required, the rest is not (article); which others there are is a guess. */
export const RULES: { [F in keyof ApplicationFields]: (given: unknown) => Checked } = {
  name(given) {
    const name = textOf(given);
    if (!name) return { problem: 'The name is missing.' };
    return limited('The name', name, LONGEST);
  },
  redirect_uri(given) {
    const uri = textOf(given);
    if (!uri) return { problem: 'The redirect URI is missing.' };
    const problem = redirectUriProblem(uri);
    return problem ? { problem: `The redirect URI ${problem}` } : { value: uri };
  },
  description(given) {
    const text = textOf(given);
    if (text === undefined) return { problem: 'The description must be a text.' };
    return limited('The description', text, LONGEST_DESCRIPTION);
  },
  website(given) {
    const url = textOf(given);
    if (url === '') return { value: null };
    const isWeb = url !== undefined && /^https?:\/\/[^\s\\/?#@]+(?:[/?#][^\s\\]*)?$/i.test(url);
    if (!isWeb || !URL.canParse(url))
      return { problem: 'The website must be an address, for example https://example.com.' };
    return limited('The website', url, LONGEST);
  },
  avatar_url(given) {
    if (textOf(given) === '') return { value: null };
    const bytes = Buffer.isBuffer(given) ? given : bytesOfDataUrl(textOf(given) ?? '');
    if (!bytes) return { problem: 'The avatar must be a data URL of a picture, in base64.' };
    const avatar = avatarFrom(bytes);
    return 'problem' in avatar ? avatar : { value: avatar.url };
  },
};

/** The text without white space around it; null counts as an empty one, undefined as the answer is none. */
function textOf(given: unknown): string | undefined {
  if (given === null || given === undefined) return '';
  return typeof given === 'string' ? given.trim() : undefined;
}

function limited(what: string, text: string, longest: number): Checked {
  if (text.length > longest) return { problem: `${what} must not be longer than ${longest} characters.` };
  return { value: text === '' ? null : text };
}
