import { listRequests } from '../../collections/postman.ts';
import { readCollection, runCollection } from '../../collections/run.ts';
import type { Defect } from './defect.ts';
import type { Detection } from './detect.ts';
import { freePort } from './free-port.ts';
import type { TestFailure } from './worker-protocol.ts';

/** Runs only the Postman collection on each defect, one after another. */
export async function runWithNewman(
  defects: Defect[],
  onVerdict: (verdict: Detection, done: number, all: number) => void,
): Promise<Detection[]> {
  const verdicts: Detection[] = [];
  for (const defect of defects) {
    const startedAt = performance.now();
    const { name, description, breaks } = defect;
    const detections = await findDetections(defect);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    // The collection counts as the file of the rule, so that no detection counts as one by another rule.
    const verdict = { defect: { name, description, breaks, detectedBy: ['newman'] }, detections, seconds };
    verdicts.push(verdict);
    onVerdict(verdict, verdicts.length, defects.length);
  }
  return verdicts;
}

async function findDetections(defect: Defect): Promise<TestFailure[]> {
  const collection = readCollection();
  const port = await freePort();
  const running = await defect.start(port);
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
