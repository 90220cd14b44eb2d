import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectVariable } from '../../scripts/cli/installation.ts';
import { buildProject } from '../contract-tools/editions/built-project.ts';
import { root, runNode } from '../scripts/run.ts';
import { startForeignService } from './foreign-service.ts';
import { addCleanUp, runCleanUps } from './later.ts';
import { environment, LONG_RUN, temporaryDirectory } from './run.ts';
import { findLeaks } from './secrets.ts';

/* The collection of a document with other names, sent to a service that was written from that document. */

let project: string;

beforeAll(async () => {
  const { spec, remove } = await buildProject('other-names.yaml');
  project = dirname(dirname(spec));
  addCleanUp(remove);
  const generated = await runNode(['scripts/start.mjs', 'generate'], root, {
    ...environment(temporaryDirectory()),
    [projectVariable]: project,
  });
  expect(generated.exitCode, generated.stdout + generated.stderr).toBe(0);
}, LONG_RUN.timeout);
afterAll(runCleanUps);

test.each(['member', 'owner'] as const)(
  'as %s, the collection of an edition with other names sends only GET requests and reports no false alarm',
  LONG_RUN,
  async (actor) => {
    const service = await startForeignService();
    addCleanUp(() => void service.close());
    const before = service.dump();
    const token = service.tokens[actor];
    const { exitCode, stdout, stderr } = await runNode(
      ['scripts/start.mjs', 'newman', '--live', '--base-url', service.baseUrl, '--actor', actor],
      root,
      { ...environment(temporaryDirectory(), { TIMENEYE_TOKEN: token }), [projectVariable]: project },
    );
    const output = stdout + stderr;
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/[1-9]\d* held, 0 broken, /);
    expect(output).toMatch(/\d+ requests skipped: writes/);
    expect(new Set(service.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(service.requests.some(({ path }) => path.startsWith('/api/v1/time-entries'))).toBe(true);
    expect(service.requests.length).toBeLessThan(100);
    expect(service.requests.filter(({ status }) => status >= 500)).toEqual([]);
    expect(findLeaks({ output, files: {} }, [token])).toEqual([]);
    expect(service.dump() === before, 'the records have changed').toBe(true);
  },
);
