/** `$.paths['/it\'s'].get`: a target (RFC 9535, section 2.3.1.1) for an operation; any path is possible. */
export function operationTarget(path: string, method: string): string {
  return `$.paths[${bracketName(path)}].${method}`;
}

/** A name in single quotes, for use between brackets. */
export function bracketName(name: string): string {
  // The escapes are those of JSON, except for quotes.
  const escaped = asciiJson(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** Reads the text between the quotes of `bracketName`, or of a normalized path (RFC 9535, section 2.7). */
export function readBracketName(escaped: string): string {
  const json = escaped.replace(/\\'|"/g, (piece) => (piece === '"' ? '\\"' : "'"));
  return JSON.parse(`"${json}"`) as string;
}

/** Text as a YAML scalar on one line: plain if YAML reads it back unchanged, otherwise in double quotes. */
export function yamlScalar(text: string): string {
  return /^[\w$][\w$./'"[\]{}*@+ -]*$/.test(text) &&
    !/^\d|[ ]$|^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : asciiJson(text);
}

/** Parses a scalar that `yamlScalar` has written. */
export function readYamlScalar(scalar: string): string {
  return scalar.startsWith('"') ? (JSON.parse(scalar) as string) : scalar;
}

/** JSON in printable ASCII only, so that no parser mistakes a character for a line break. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
