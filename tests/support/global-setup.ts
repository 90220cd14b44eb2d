// The declarations below add to this module.
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startMock } from '../../scripts/mock/start.ts';
import { originOfMock, originVariable } from '../../scripts/suite/target.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the target of this run answers. */
    origin: string;
  }
}

/** Gives the suite its target: the mock that is named from outside, or one of its own on a free port. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env[originVariable];
  if (named !== undefined) {
    provide('origin', await originOfMock(named));
    return undefined;
  }
  const mock = await startMock({ port: 0 });
  provide('origin', mock.origin);
  return () => mock.close();
}
