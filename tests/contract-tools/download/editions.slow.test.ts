import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOutputs } from '../../../scripts/contract/generate.ts';
import { sha256 } from '../../../scripts/contract/provenance.ts';
import { readSources } from '../../../scripts/contract/sources.ts';
import type { DriftReport } from '../../../scripts/import/compare/report.ts';
import { prepareEdition } from '../../../scripts/import/download/edition.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { makeVariant, VARIANTS } from '../fixtures/variants/index.ts';
import type { Planted } from '../fixtures/variants/variant.ts';
import { createProjectCopy, readFolder, temporaryFolder } from '../project.ts';

const TODAY = '2027-01-31';

const formatChange = ({ area, what, where }: Planted) => `${area}: ${what} ${where}`;

/** Accepts a document as `npm run spec:download -- FILE --accept` does. */
async function accept(root: string, file: string, text: string): Promise<DriftReport> {
  const path = join(temporaryFolder(), file);
  writeFileSync(path, text);
  const { report, outputs } = await prepareEdition(
    root,
    await readSourceDocument(path),
    TODAY,
    servedFromExample,
  );
  writeOutputs(root, outputs);
  return report;
}

/** Accepts a variant, expects its planted changes in the report, and reverts to the current document. */
async function acceptAndRevert(name: string): Promise<void> {
  const root = createProjectCopy();
  const before = readFolder(root);
  const { upstream: current, provenance } = readSources(root);
  const { file, text, planted } = await makeVariant(name, root);

  const report = await accept(root, file, text);
  const found = report.changes.filter(({ area }) => area !== 'texts');
  expect(found.map(formatChange).sort()).toEqual(planted.map(formatChange).sort());
  // A known edition keeps the date of its first download.
  const digests = [sha256(current), ...(provenance.earlier ?? []).map((each) => each.content_sha256)];
  const date = digests.includes(sha256(text)) ? expect.any(String) : TODAY;
  expect(readSources(root)).toMatchObject({ upstream: text, provenance: { reconstructed: false, date } });

  await accept(root, 'back.yaml', current);
  expect(readFolder(root)).toEqual(before);
}

test.each(Object.keys(VARIANTS))(
  'the variant %s is reported with its planted changes, accepted, and reverted without a trace',
  acceptAndRevert,
);
