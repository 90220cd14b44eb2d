import ts from 'typescript';

/** An edit of a source file, located by a snippet and not by a line number. */
export interface SourceEdit {
  /** Relative to the project. */
  file: string;
  /** The function, method or constant that contains the snippet. Default: the whole file. */
  function?: string;
  /** A snippet that occurs exactly once; whitespace matches any other whitespace. */
  replace: string;
  with: string;
}

/** Applies an edit to a source; throws an Error if the edit does not match exactly once. */
export function applyEdit(source: string, { file, function: name, replace, with: text }: SourceEdit): string {
  const [from, to] = name === undefined ? [0, source.length] : findDeclaration(source, file, name);
  const found = [...source.slice(from, to).matchAll(snippetPattern(replace))];
  const location = name === undefined ? file : `${name} of ${file}`;
  const [match] = found;
  if (!match || found.length > 1) {
    throw new Error(`${location} has the snippet ${found.length} times instead of once: ${replace}`);
  }
  const start = from + match.index;
  return source.slice(0, start) + text + source.slice(start + match[0].length);
}

function snippetPattern(snippet: string): RegExp {
  const words = snippet.trim().split(/\s+/);
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'g');
}

function findDeclaration(source: string, file: string, name: string): [from: number, to: number] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node) && node.name?.getText(tree) === name) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(tree);
  const [declaration] = found;
  if (!declaration || found.length > 1) {
    throw new Error(`${file} declares ${name} ${found.length} times instead of once`);
  }
  return [declaration.getStart(tree), declaration.getEnd()];
}

type Declaration =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.VariableDeclaration
  | ts.PropertyAssignment;

function isDeclaration(node: ts.Node): node is Declaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node)
  );
}
