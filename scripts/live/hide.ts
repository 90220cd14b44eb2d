/** Keys whose texts belong to the API and contain no user data. */
const OPEN_TEXTS =
  /^(message|errors?|error_description|hint|color|path|first|last|prev|next|status|direction|sort_by|\w+_(level|type|status|recurrence))$/;
/** Numbers that are counts or ids; others may be money. */
const OPEN_NUMBERS = /(^|_)(ids?|minutes|seconds|page|total|from|to|pm|count|billed)$|^is_/;
const MOMENT = /^\d{4}-\d{2}-\d{2}([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;
/** The placeholder of a text that is already hidden. */
const HIDDEN = /^<text of \d+ characters>$/;
/** The name prefix of records that the suite creates. */
const SUITE_PREFIX = /^contract-test /;

/** A copy in which the workspace's names, notes, addresses and money are replaced by their kind. */
export function hideData(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => hideData(each, key));
  if (typeof value === 'object' && value !== null) {
    const isOpen = key === 'errors';
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, hideData(each, isOpen ? 'errors' : name)]),
    );
  }
  if (typeof value === 'string')
    return isOpenText(value, key) ? value : `<text of ${value.length} characters>`;
  if (typeof value === 'number') return key === undefined || OPEN_NUMBERS.test(key) ? value : '<number>';
  return value;
}

function isOpenText(text: string, key = ''): boolean {
  return (
    text === '' ||
    MOMENT.test(text) ||
    SUITE_PREFIX.test(text) ||
    OPEN_TEXTS.test(key) ||
    /^\d{1,3}$/.test(text)
  );
}

/** A message of the suite with response data in it: the message stays, the data is hidden. */
export function hideInText(text: string): string {
  const start = text.search(/[{[<]/);
  if (start === -1) return text;
  const tail = text.slice(start);
  return text.slice(0, start) + hideResponse(tail);
}

function hideResponse(text: string): string {
  if (HIDDEN.test(text)) return text;
  try {
    return JSON.stringify(hideData(JSON.parse(text)));
  } catch {
    return `<${text.length} characters>`;
  }
}

/** A URL without the values of these query parameters, which may be names of the workspace. */
export function hideInUrl(url: string, parameters: string[] = ['search']): string {
  return url.replace(/([?&])([^=&#]+)=[^&#]*/g, (text, before: string, name: string) => {
    return parameters.includes(decodeURIComponent(name)) ? `${before}${name}=...` : text;
  });
}
