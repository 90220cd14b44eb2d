/** `$.paths['/it\'s'].get`: a target (RFC 9535, section 2.3.1.1) for an operation, whatever its path holds. */
export function operationTarget(path: string, method: string): string {
  return `$.paths[${bracketName(path)}].${method}`;
}

/** A name between brackets and single quotes. */
export function bracketName(name: string): string {
  // The escapes are those of JSON, with the other kind of quotes.
  const escaped = asciiJson(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** Reads the text between the quotes of `bracketName`, or of a normalized path (RFC 9535, section 2.7). */
export function readBracketName(escaped: string): string {
  const json = escaped.replace(/\\'|"/g, (piece) => (piece === '"' ? '\\"' : "'"));
  return JSON.parse(`"${json}"`) as string;
}

/** Text as a YAML scalar of one line: plain where YAML reads it back as it is, and in double quotes elsewhere. */
export function yamlScalar(text: string): string {
  return /^[\w$][\w$./'"[\]{}*@+ -]*$/.test(text) &&
    !/^\d|[ ]$|^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : asciiJson(text);
}

/** Reads back what `yamlScalar` has written. */
export function readYamlScalar(scalar: string): string {
  return scalar.startsWith('"') ? (JSON.parse(scalar) as string) : scalar;
}

/** JSON of printable ASCII alone, so that no reader takes a character for the end of a line. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
