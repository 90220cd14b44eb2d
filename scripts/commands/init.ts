import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { defineCommand, UsageError } from '../cli/index.ts';
import { codeRoot, projectDirectory } from '../cli/installation.ts';

const FOLDERS = ['spec', 'collections'];
const IGNORED_FILES = 'reports/\n.env\n';

/** `timeneye-contract init`: the files that a user of the package may change. */
export const command = defineCommand({
  name: 'init',
  summary: [
    'Create a project to edit and commit: the upstream document, the overlay and the generated files.',
    'Existing files are kept.',
  ].join('\n'),
  usage: 'timeneye-contract init [--project DIR]',
  flags: {},
  async run() {
    const directory = projectDirectory();
    if (join(directory) === join(codeRoot))
      throw new UsageError('a clone is already a project: choose another directory with --project DIR');
    const written = [
      ...FOLDERS.flatMap((folder) => copyMissing(folder, directory)),
      ...ignoreReports(directory),
    ];
    for (const file of written) console.log(`wrote ${relative(process.cwd(), file)}`);
    if (written.length === 0) console.log(`${directory} is already complete.`);
    return 0;
  },
});

function copyMissing(folder: string, directory: string): string[] {
  const files = readdirSync(join(codeRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(codeRoot, join(entry.parentPath, entry.name)));
  return files.flatMap((file) => {
    const target = join(directory, file);
    if (existsSync(target)) return [];
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(codeRoot, file), target);
    return [target];
  });
}

function ignoreReports(directory: string): string[] {
  const file = join(directory, '.gitignore');
  if (existsSync(file)) return [];
  writeFileSync(file, IGNORED_FILES);
  return [file];
}
