/** Markup that is safe to send. Values are inserted through `html` only, which escapes user input. */
export class Html {
  constructor(readonly text: string) {}
}

type HtmlPart = Html | HtmlPart[] | string | number | null | undefined | false;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Builds markup from a template. Strings are escaped for element content and quoted attribute values, markup is kept,
 * lists are joined, and null, undefined and false are omitted.
 *
 * @example html`<p title="${title}">${name}</p>`
 */
export function html(markup: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  const texts = markup.map((text, i) => text + (i < parts.length ? renderPart(parts[i]) : ''));
  return new Html(texts.join(''));
}

function renderPart(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(renderPart).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
