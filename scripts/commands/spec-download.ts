import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { defineCommand, UsageError } from '../cli/index.ts';
import { environmentFile, existingProject } from '../cli/installation.ts';
import { writeOutputs } from '../contract/generate.ts';
import { readSources } from '../contract/sources.ts';
import { FORMATS } from '../import/compare/report-formats.ts';
import { prepareEdition } from '../import/download/edition.ts';
import { LIMITS } from '../import/download/limits.ts';
import { progressLine } from '../import/download/progress.ts';
import { readSourceDocument } from '../import/download/pull.ts';
import { servedFromExample } from '../mock/support/store-support.ts';
import { DOWNLOAD_PACKAGES } from './shared/peers.ts';

export const command = defineCommand({
  name: 'spec:download',
  summary: 'Download the upstream document, check it and show the changes; --accept installs it.',
  usage: 'npm run spec:download -- [URL or FILE] [--accept] [--format FORMAT]',
  packages: DOWNLOAD_PACKAGES,
  flags: {
    accept: { type: 'boolean', description: 'Install the document and regenerate everything' },
    format: { type: 'string', argument: 'FORMAT', description: 'text, markdown or json', default: 'text' },
  },
  positional: {
    argument: 'URL or FILE',
    description: 'Default: TIMENEYE_SPEC_URL, or the url in spec/upstream.json',
  },
  async run(flags, _rest, positionals) {
    const root = existingProject();
    const format = parseFormat(flags.format);
    const downloaded = await readSourceDocument(chooseSource(root, positionals), {
      ...LIMITS,
      progress: progressLine(process.stderr),
    });
    const today = new Date().toISOString().slice(0, 10);
    const { report, outputs } = await prepareEdition(root, downloaded, today, servedFromExample);
    console.log(format(report));
    if (!flags.accept) {
      console.error('\nNothing was written. Use --accept to replace the current document.');
      return 0;
    }
    const written = writeOutputs(root, outputs);
    for (const file of written) console.error(`wrote ${file}`);
    if (written.length === 0) console.error('\nEverything is up to date.');
    return 0;
  },
});

function parseFormat(name: string) {
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name as keyof typeof FORMATS];
  throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(', ')}, not "${name}"`);
}

function chooseSource(root: string, [location, ...others]: string[]): string {
  if (others.length > 0) throw new UsageError(`one URL or FILE at a time, not also "${others.join(' ')}"`);
  const source =
    location ?? process.env.TIMENEYE_SPEC_URL ?? readEnvFile() ?? readSources(root).provenance.url;
  if (source) return source;
  throw new UsageError(
    'which document? Give a URL or a FILE, or set TIMENEYE_SPEC_URL. Timeneye offers it to signed-in users: https://app.timeneye.com/api-reference',
  );
}

function readEnvFile(): string | undefined {
  const file = environmentFile();
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')).TIMENEYE_SPEC_URL : undefined;
}
