import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/** The modules that other projects import; all their exports have explicit types. */
const PUBLIC_MODULES = ['index.ts', 'public-types.ts', 'vitest.ts'].map((file) => `scripts/package/${file}`);

/** Writes the declarations of the public modules; none of them imports a type from the rest of the project. */
export function writeDeclarations(root: string, out: string): void {
  for (const file of PUBLIC_MODULES) {
    const source = readFileSync(join(root, file), 'utf8');
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
      fileName: basename(file),
      reportDiagnostics: true,
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.NodeNext,
        isolatedDeclarations: true,
      },
    });
    if (diagnostics.length > 0) {
      const problems = diagnostics.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      );
      throw new Error(`${file}: ${problems.join('; ')}`);
    }
    const target = join(out, file.replace(/\.ts$/, '.d.ts'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText.replaceAll(/(from ['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
}
