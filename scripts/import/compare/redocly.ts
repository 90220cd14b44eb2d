import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentWithoutTokens } from '../../cli/child-environment.ts';
import { packageFile } from '../../cli/installation.ts';
import type { OpenApiDocument } from '../../contract/document.ts';

/** One difference, as `redocly diff` reports it. */
export interface RedoclyChange {
  path: string;
  typeName: string;
  kind: 'added' | 'removed' | 'modified';
  impact: 'major' | 'minor' | 'patch';
  property?: string;
  verdicts: { ruleId: string; message: string }[];
  base?: Side;
  revision?: Side;
}
interface Side {
  pointer: string;
  value?: unknown;
}

const run = promisify(execFile);

/** Runs `redocly diff` offline: the differences of two documents, each with its semver level. */
export async function runRedoclyDiff(
  older: OpenApiDocument,
  newer: OpenApiDocument,
): Promise<RedoclyChange[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spec-diff-'));
  try {
    writeFileSync(join(folder, 'older.json'), JSON.stringify(older));
    writeFileSync(join(folder, 'newer.json'), JSON.stringify(newer));
    const flags = ['--format', 'json', '--fail-on', 'none', '--output', 'diff.json'];
    const env = {
      ...environmentWithoutTokens(),
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    };
    await run(
      process.execPath,
      [packageFile('@redocly/cli', 'bin/cli.js'), 'diff', 'older.json', 'newer.json', ...flags],
      { cwd: folder, env },
    );
    return (JSON.parse(readFileSync(join(folder, 'diff.json'), 'utf8')) as { changes: RedoclyChange[] })
      .changes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
