/** A text as a literal of JavaScript, in single quotes. */
export function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escapeSeparators(inner)}'`;
}

/** Reads back the text between the quotes of `quoted`. */
export function unquoted(inner: string): string {
  return JSON.parse(`"${inner.replace(/\\'|"/g, (piece) => (piece === '"' ? '\\"' : "'"))}"`) as string;
}

/** How a script gets at a field: `.name`, or `['odd name']`. */
export function member(field: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(field) ? `.${field}` : `[${quoted(field)}]`;
}

/** A key of an object literal. A plain `__proto__` would set the prototype. */
export function literalKey(name: string): string {
  return name === '__proto__' ? `['${name}']` : JSON.stringify(name);
}

/** Some readers of a script take these two for the end of a line. */
function escapeSeparators(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
