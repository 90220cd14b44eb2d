import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { buildContract } from '../../scripts/contract/generate.ts';
import { root } from '../scripts/run.ts';
import { temporaryDirectory } from './run.ts';

const PARTS = [
  'scripts',
  'tests',
  'spec',
  'collections',
  'package.json',
  'package-lock.json',
  'vitest.config.ts',
];

/** A copy of the project in another directory, with the same packages. */
export function copyOfProject(): string {
  const checkout = temporaryDirectory();
  for (const part of PARTS) cpSync(join(root, part), join(checkout, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  return checkout;
}

/** Merges a proposed overlay by hand: adds its actions to ours, and generates the contract document. */
export async function mergeOverlay(checkout: string, proposed: string): Promise<void> {
  const file = join(checkout, 'spec/contract.overlay.yaml');
  const overlay = parse(readFileSync(file, 'utf8'));
  overlay.actions.push(...parse(proposed).actions);
  writeFileSync(file, stringify(overlay));
  const { document } = await buildContract(checkout);
  writeFileSync(join(checkout, 'spec/contract.openapi.json'), JSON.stringify(document));
}
