import { listRequests } from '../../collections/postman.ts';
import { readCollection, runCollection } from '../../collections/run.ts';
import type { VariantResult } from './detect.ts';
import { freePort } from './free-port.ts';
import type { MockVariant } from './variant.ts';
import type { TestFailure } from './worker-protocol.ts';

/** Runs only the Postman collection against each variant, one after another. */
export async function runWithNewman(
  variants: MockVariant[],
  onResult: (result: VariantResult, done: number, all: number) => void,
): Promise<VariantResult[]> {
  const results: VariantResult[] = [];
  for (const variant of variants) {
    const startedAt = performance.now();
    const { name, description, breaks } = variant;
    const failures = await findFailures(variant);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    // The collection counts as the file of the rule, so that no failure counts as a detection by another rule.
    const result = { variant: { name, description, breaks, detectedBy: ['newman'] }, failures, seconds };
    results.push(result);
    onResult(result, results.length, variants.length);
  }
  return results;
}

async function findFailures(variant: MockVariant): Promise<TestFailure[]> {
  const collection = readCollection();
  const port = await freePort();
  const running = await variant.start(port);
  try {
    const { requests } = await runCollection({ origin: `http://127.0.0.1:${port}`, collection });
    return listRequests(collection.item).flatMap(({ folders, item }) => {
      const { checks = new Map(), scriptError } = requests.get(item.id ?? '') ?? {};
      const failed = [...checks].filter(([, { error }]) => error).map(([check]) => check);
      const titles = scriptError ? [...failed, scriptError.message] : failed;
      return titles.map((check) => ({
        file: 'newman',
        title: `${folders.join(' / ')} / ${item.name}: ${check}`,
        rule: check,
      }));
    });
  } finally {
    await running.close();
  }
}
