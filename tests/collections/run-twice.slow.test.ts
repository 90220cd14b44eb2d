import { expect, test } from 'vitest';
import { runCollection } from '../../scripts/collections/run.ts';
import { startMock } from '../../scripts/mock/start.ts';

test('the collection passes twice on the same mock', async () => {
  const mock = await startMock({ port: 0 });
  try {
    for (const run of [
      await runCollection({ origin: mock.origin }),
      await runCollection({ origin: mock.origin }),
    ]) {
      const checks = [...run.requests.values()].flatMap((request) => [...request.checks]);
      expect(checks.filter(([, { error }]) => error)).toEqual([]);
      expect(run).toMatchObject({ failed: 0, sent: run.requests.size });
      expect(checks.length).toBeGreaterThan(250);
    }
  } finally {
    await mock.close();
  }
});
