import { PEOPLE } from './seed-plan.ts';

/** An address belongs to one workspace only (help-team), so those of other workspaces contain its number. */
export function seededEmail(name: string, workspace: number): string {
  return workspace === 0 ? `${localPart(name)}@example.com` : `${localPart(name)}@w${workspace}.example.com`;
}

/** The number of the workspace whose seed has this lower-case address; undefined if none has. */
export function workspaceNumber(address: string): number | undefined {
  const [, local, number = '0'] = /^(.+)@(?:w([1-9]\d*)\.)?example\.com$/.exec(address) ?? [];
  return PEOPLE.some(([name]) => localPart(name) === local) ? Number(number) : undefined;
}

function localPart(name: string): string {
  return name.toLowerCase().replace(' ', '.');
}
