import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { UsageError } from '../cli/errors.ts';

/** The settings of a live run by name; empty values count as absent. */
export type Variables = Record<string, string | undefined>;

/**
 * The TIMENEYE_* variables of the environment and of the file .env; the environment takes precedence. Only a live run
 * and a login may call this: no other run may read a token. TIMENEYE_ENV_FILE replaces the file.
 */
export function readVariables(envFile: string, environment: NodeJS.ProcessEnv = process.env): Variables {
  const all = {
    ...readEnvFile(environment.TIMENEYE_ENV_FILE ?? envFile),
    ...omitEmptyVariables({ ...readRemovedVariables(), ...environment }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('TIMENEYE_')));
}

/** The variables that scripts/cli/take-tokens.mjs removed from the environment. */
function readRemovedVariables(): Variables {
  return (globalThis as Record<symbol, Variables | undefined>)[Symbol.for('timeneye-contract.tokens')] ?? {};
}

function readEnvFile(file: string): Variables {
  try {
    return omitEmptyVariables(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new UsageError(`${file} cannot be read (${code ?? 'it is not a file of variables'})`);
  }
}

function omitEmptyVariables(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
}
