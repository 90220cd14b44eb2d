import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { ROOT } from '../project.ts';

/** A project with an edition of Timeneye's document, in a temporary directory. */
export interface BuiltProject {
  /** The path of the contract document. */
  spec: string;
  remove(): void;
}

/** Builds the project that accepting a document creates, without the checks of a download. */
export async function buildProject(document: string): Promise<BuiltProject> {
  const text = readFileSync(join(ROOT, 'tests/contract-tools/editions/documents', document), 'utf8');
  const download = { url: new URL('file:///documents/api.yaml'), text, parts: [], notes: [] };
  const root = mkdtempSync(join(tmpdir(), 'edition-'));
  for (const folder of ['spec', 'collections'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  const { outputs } = await buildEdition(root, download, '2027-01-31', servedFromExample);
  for (const { file, text: content } of outputs)
    if (file.startsWith('spec/') && content !== undefined) writeFileSync(join(root, file), content);
  const remove = () => rmSync(root, { recursive: true });
  return { spec: join(root, 'spec/contract.openapi.json'), remove };
}
