import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of the suite by findings per request, highest first; writes come after all reads. */
export const ORDER = [
  'reading/own-records',
  'reading/hidden-fields',
  'reading/identities',
  'reading/list-pages',
  'reading/records',
  'reading/rejected-queries',
  'reading/credentials',
  'reading/other-tokens',
  'reading/rate-limit',
  'reading/accept',
  'reading/',
  'authorization/matrix/lists',
  'authorization/matrix/reads',
  'authorization/fields',
  'authorization/hidden-filters',
  'authorization/embeddings',
  'authorization/matrix/rejected',
  'writing/related-records',
  'writing/bodies',
  'writing/other-actors',
  'writing/',
  'operations/',
  '',
];

/** Runs the files of a live run in this order, so that a limited --budget finds the most. */
export class LiveSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => {
      return rank(a.moduleId) - rank(b.moduleId) || (a.moduleId < b.moduleId ? -1 : 1);
    });
  }
}

/** The position of a suite file in ORDER. */
export function rank(file: string): number {
  const [, name = ''] = /tests\/contract\/(.*)$/.exec(file.replaceAll('\\', '/')) ?? [];
  return ORDER.findIndex((part) => name.startsWith(part));
}
