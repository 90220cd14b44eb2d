import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { buildContract } from '../../scripts/contract/generate.ts';
import { root } from '../scripts/run.ts';
import { temporaryDirectory } from './run.ts';

/** Copies the spec and the collections of the project, for runs with `--project`. */
export function copyProject(): string {
  const project = temporaryDirectory();
  for (const part of ['spec', 'collections'])
    cpSync(join(root, part), join(project, part), { recursive: true });
  return project;
}

/** Merges a proposed overlay by hand: appends its actions to the overlay, and generates the contract document. */
export async function mergeOverlay(project: string, proposed: string): Promise<void> {
  const file = join(project, 'spec/contract.overlay.yaml');
  const overlay = parse(readFileSync(file, 'utf8'));
  overlay.actions.push(...parse(proposed).actions);
  writeFileSync(file, stringify(overlay));
  const { document } = await buildContract(project);
  writeFileSync(join(project, 'spec/contract.openapi.json'), JSON.stringify(document));
}
