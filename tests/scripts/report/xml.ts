/** An element of a parsed XML document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const NAME = '[A-Za-z][\\w.-]*';
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})="([^"]*)"`, 'g');
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-f]+));/gi;
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads elements, attributes and text of XML 1.0, and throws on malformed text and illegal characters. */
export function readXml(source: string): XmlElement {
  const text = source.replace(/^<\?xml [^?]*\?>\s*/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (illegal) throw new Error(`illegal character at ${illegal.index}`);
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  for (let at = 0; at < text.length; ) {
    const parent = open.at(-1) as XmlElement;
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      parent.text += resolveReferences(text.slice(at, end));
      at = end;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, isEnd, name = '', attributes = '', isEmpty] = TAG.exec(text) ?? [];
    if (tag === undefined) throw new Error(`no tag at ${at}: ${text.slice(at, at + 80)}`);
    at += tag.length;
    if (isEnd) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (!isEmpty) open.push(element);
  }
  const [root, ...others] = document.children;
  if (open.length !== 1 || !root || others.length > 0) throw new Error('not one closed root element');
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
    name,
    resolveReferences(value),
  ]);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new Error(`duplicate attribute:${text}`);
  return Object.fromEntries(pairs);
}

function resolveReferences(text: string): string {
  if (/&/.test(text.replace(REFERENCE, ''))) throw new Error(`a bare & in ${text}`);
  return text.replace(REFERENCE, (_, name, decimal, hex) => {
    if (name) return CHARACTERS[name.toLowerCase()] ?? '';
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
