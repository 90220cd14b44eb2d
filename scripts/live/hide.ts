/** Keys whose strings come from the API and contain no user data. */
const PUBLIC_STRING_KEYS =
  /^(message|errors?|error_description|hint|color|path|first|last|prev|next|status|direction|sort_by|\w+_(level|type|status|recurrence))$/;
/** Keys whose numbers are counts or IDs; other numbers may be money. */
const PUBLIC_NUMBER_KEYS = /(^|_)(ids?|minutes|seconds|page|total|from|to|pm|count|billed)$|^is_/;
const DATE_OR_DATE_TIME = /^\d{4}-\d{2}-\d{2}([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;
/** The placeholder of a string that is already hidden. */
const HIDDEN_STRING = /^<text of \d+ characters>$/;
/** The name prefix of records that the suite creates. */
const SUITE_PREFIX = /^contract-test /;

/** Returns a copy with placeholders for the workspace's names, notes, email addresses and amounts. */
export function hideData(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => hideData(each, key));
  if (typeof value === 'object' && value !== null) {
    const isInErrors = key === 'errors';
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, hideData(each, isInErrors ? 'errors' : name)]),
    );
  }
  if (typeof value === 'string')
    return isPublicString(value, key) ? value : `<text of ${value.length} characters>`;
  if (typeof value === 'number')
    return key === undefined || PUBLIC_NUMBER_KEYS.test(key) ? value : '<number>';
  return value;
}

function isPublicString(text: string, key = ''): boolean {
  return (
    text === '' ||
    DATE_OR_DATE_TIME.test(text) ||
    SUITE_PREFIX.test(text) ||
    PUBLIC_STRING_KEYS.test(key) ||
    /^\d{1,3}$/.test(text)
  );
}

/** Hides the response data in a message of the suite; keeps the rest of the message. */
export function hideInText(text: string): string {
  const start = text.search(/[{[<]/);
  if (start === -1) return text;
  const tail = text.slice(start);
  return text.slice(0, start) + hideResponse(tail);
}

function hideResponse(text: string): string {
  if (HIDDEN_STRING.test(text)) return text;
  try {
    return JSON.stringify(hideData(JSON.parse(text)));
  } catch {
    return `<${text.length} characters>`;
  }
}

/** Hides the values of these query parameters in a URL, since they may be names from the workspace. */
export function hideInUrl(url: string, parameters: string[] = ['search']): string {
  return url.replace(/([?&])([^=&#]+)=[^&#]*/g, (text, before: string, name: string) => {
    return parameters.includes(decodeURIComponent(name)) ? `${before}${name}=...` : text;
  });
}
