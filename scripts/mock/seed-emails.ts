import { PEOPLE } from './seed-plan.ts';

/** An email belongs to one workspace only (source: help-team), so emails of additional workspaces contain a number. */
export function createSeedEmail(name: string, workspace: number): string {
  return workspace === 0 ? `${localPart(name)}@example.com` : `${localPart(name)}@w${workspace}.example.com`;
}

/** The number of the workspace whose seed contains this lower-case email; undefined for other emails. */
export function findWorkspaceNumber(email: string): number | undefined {
  const [, local, number = '0'] = /^(.+)@(?:w([1-9]\d*)\.)?example\.com$/.exec(email) ?? [];
  return PEOPLE.some(([name]) => localPart(name) === local) ? Number(number) : undefined;
}

function localPart(name: string): string {
  return name.toLowerCase().replace(' ', '.');
}
