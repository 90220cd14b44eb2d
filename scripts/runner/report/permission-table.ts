import { type AccessObservation, type AccessReport, accessLine, isDifferent } from '../access.ts';

/** The permission matrix in Markdown: access by role and operation, and where it differs. */
export function permissionTable(report: AccessReport): string[] {
  const { operations, actors, permissions } = report;
  const permissionsByKey = new Map(permissions.map((each) => [`${each.operation} ${each.actor}`, each]));
  const rows = operations.map((id) => {
    const values = actors.map((actor) => permissionText(permissionsByKey.get(`${id} ${actor}`)));
    return `| ${[id, ...values].join(' | ')} |`;
  });
  return [
    '### Permissions',
    '',
    accessLine(report),
    '',
    `| Operation | ${actors.join(' | ')} |`,
    `| --- | ${actors.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ];
}

function permissionText(permission: AccessObservation | undefined): string {
  if (permission === undefined) return 'not checked';
  const { expected, observed } = permission;
  if (!isDifferent(permission)) return expected.join(' + ');
  return `**expected ${expected.join(' + ')}, actual ${observed?.join(' + ') ?? 'unknown'}**`;
}
