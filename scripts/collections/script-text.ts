/** A string as a JavaScript literal in single quotes. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escapeLineSeparators(inner)}'`;
}

/** Parses the text between the quotes of such a literal. */
export function unquote(inner: string): string {
  return JSON.parse(`"${inner.replace(/\\'|"/g, (piece) => (piece === '"' ? '\\"' : "'"))}"`) as string;
}

/** The member access for a field: `.name`, or `['odd name']`. */
export function memberAccess(field: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(field) ? `.${field}` : `[${quote(field)}]`;
}

/** A key of an object literal. A plain `__proto__` would set the prototype. */
export function literalKey(name: string): string {
  return name === '__proto__' ? `['${name}']` : JSON.stringify(name);
}

/** Escapes two separators that some JavaScript parsers treat as line breaks. */
function escapeLineSeparators(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
