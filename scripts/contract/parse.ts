import {
  Composer,
  type Document,
  isScalar,
  type Lexer,
  LineCounter,
  type Pair,
  Parser,
  type Scalar,
  visit,
} from 'yaml';
import { UsageError } from '../cli/index.ts';
import { plural } from '../cli/plural.ts';
import { checkExtent, createTokenGuard } from './extent.ts';

/** A parsed document, and notes on text that is not plain YAML or JSON. */
export interface ParsedDocument {
  value: object;
  notes: string[];
}

const RETRY_HINT = 'Fix this line and run the command again.';

/** Parses one object from YAML or JSON text; `name` is its name in errors. */
export function parse(text: string, name: string): ParsedDocument {
  const notes: string[] = [];
  const value = parseText(text, name, notes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${name} is not an object: it must be an OpenAPI or Overlay document in YAML or JSON.`,
    );
  }
  checkExtent(value, name);
  return { value, notes };
}

/** Parses JSON with the JSON parser: JSON is YAML too, but the YAML parser is slow on large files. */
function parseText(text: string, name: string, notes: string[]): unknown {
  if (!/^\s*\{\s*["}]/.test(text)) return readYaml(text, name, notes);
  try {
    return JSON.parse(text.trimStart());
  } catch (error) {
    return readBrokenJson(text, name, notes, error as Error);
  }
}

/** The maximum length of invalid JSON that is tried as YAML, whose parser takes a hundred times as long. */
const MAX_YAML_RETRY = 512 * 1024;

/** Parses invalid JSON as YAML, since text with a trailing comma, for example, may be valid YAML. */
function readBrokenJson(text: string, name: string, notes: string[], { message }: Error): unknown {
  try {
    if (text.length > MAX_YAML_RETRY) throw new Error('too large to be tried as YAML');
    const value = readYaml(text, name, notes);
    notes.push('it begins like JSON but is not valid JSON: parsed as YAML');
    return value;
  } catch {
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const line = text.slice(0, position).split('\n').length;
    const reason = message.replace(/ at position.*$/, '').replace(/ in JSON$/, '');
    throw new UsageError(`${name}, line ${line}: ${reason}. ${RETRY_HINT}`);
  }
}

function readYaml(text: string, name: string, notes: string[]): unknown {
  const lines = new LineCounter();
  const parsed = compose(text, name, lines);
  const [problem] = parsed.errors;
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new UsageError(
      `${name}, line ${line}, column ${col}: ${problem.message.split('\n')[0]}. ${RETRY_HINT}`,
    );
  }
  const merged = checkKeys(parsed, name, lines);
  if (merged > 0) notes.push(`YAML merge keys (<<), ${plural(merged, 'time')}: merged`);
  return toValue(parsed, name);
}

function compose(text: string, name: string, lines: LineCounter): Document {
  // The composer's own check for duplicate keys is slow: it compares each key with all other keys of its object.
  const composer = new Composer({ uniqueKeys: false, merge: true });
  const [first, second] = composer.compose(tokens(text, name, lines), true, text.length);
  if (second !== undefined) {
    throw new UsageError(
      `${name} contains several YAML documents: keep only the OpenAPI document, without ---.`,
    );
  }
  return first as Document;
}

/**
 * Yields the tokens of the YAML parser and limits the number of open collections: the consumers of the tokens are
 * recursive and could overflow the call stack.
 */
function* tokens(text: string, name: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  const { stack, lexer } = parser as unknown as { stack: { type: string }[]; lexer: Lexer };
  const guard = createTokenGuard(name);
  lines.addNewLine(0);
  for (const lexeme of lexer.lex(text)) {
    yield* parser.next(lexeme);
    guard(stack, lexeme);
  }
  yield* parser.end();
}

/** Rejects duplicate keys. Counts merge keys on the way. */
function checkKeys(parsed: Document, name: string, lines: LineCounter): number {
  let merged = 0;
  visit(parsed, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (isMergeKey(key)) merged += 1;
        else if (isScalar(key)) {
          const text = String(key.value);
          if (seen.has(text)) throw duplicateKeyError(text, key, name, lines);
          seen.add(text);
        }
      }
    },
  });
  return merged;
}

/** The parser returns a plain `<<` as a symbol, and a quoted one as a string. */
function isMergeKey(key: Pair['key']): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

function duplicateKeyError(text: string, key: Scalar, name: string, lines: LineCounter): UsageError {
  const { line, col } = lines.linePos(key.range?.[0] ?? 0);
  return new UsageError(
    `${name}, line ${line}, column ${col}: the key ${text.slice(0, 60)} is repeated in its object, and keys must be unique. ${RETRY_HINT}`,
  );
}

function toValue(parsed: Document, name: string): unknown {
  try {
    // All aliases of an anchor share one value; `checkExtent` counts the expanded size.
    return parsed.toJS({ maxAliasCount: -1 });
  } catch (error) {
    // An alias without an anchor, or a merge key with a value that is not an object, is only found here.
    throw new UsageError(`${name}: ${(error as Error).message}. Fix it and run the command again.`);
  }
}
