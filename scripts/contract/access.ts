export const ACTORS = [
  'owner',
  'admin',
  'group-manager',
  'project-manager',
  'direct-manager',
  'member',
  'other-member',
  'anonymous',
] as const;
export type Actor = (typeof ACTORS)[number];

export type SignedInActor = Exclude<Actor, 'anonymous'>;
/** The actors who have a token. */
export const SIGNED_IN = ACTORS.filter((actor): actor is SignedInActor => actor !== 'anonymous');

export const ACCESS_VALUES = ['all', 'managed', 'assigned', 'own', 'none'] as const;
export type AccessValue = (typeof ACCESS_VALUES)[number];

/** The access of one actor, with its source. The access values are cumulative. */
export interface Permission {
  access: AccessValue[];
  source: string;
  note?: string;
  /** The status of a rejected request, if it is not 403. */
  rejected_with?: number;
}
export type Permissions = Partial<Record<Actor, Permission>>;

/** Permissions to see or write a field of the records that match `when`; without `when`, of every record. */
export interface FieldRule {
  when?: Record<string, (string | number)[]>;
  permissions: Permissions;
}

type RawPermission = Omit<Permission, 'access'> & { access: string };
type RawPermissions = Partial<Record<Actor, RawPermission>>;

/** Splits `own+managed` into its values; undefined if one of them is unknown or they cannot be combined. */
export function parseAccess(text: unknown): AccessValue[] | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = text.split('+');
  const values = parts.filter((part): part is AccessValue => ACCESS_VALUES.some((access) => access === part));
  const isValidSum = parts.length === 1 || !values.some((value) => value === 'all' || value === 'none');
  return values.length === parts.length && isValidSum ? values : undefined;
}

/** Parses `{actor: {access, source, note?}}`, the value of `x-access` and similar keys. */
export function readPermissions(raw: unknown): Permissions {
  const permissions: Permissions = {};
  for (const [actor, permission] of Object.entries((raw ?? {}) as RawPermissions)) {
    permissions[actor as Actor] = { ...permission, access: parseAccess(permission.access) ?? ['none'] };
  }
  return permissions;
}

/** Parses `x-visible-to` or `x-writable-by`: permissions, or a list of rules of which the first match decides. */
export function readFieldRules(raw: unknown): FieldRule[] {
  if (!Array.isArray(raw)) return [{ permissions: readPermissions(raw) }];
  return raw.map(({ when, permissions }: { when?: FieldRule['when']; permissions: unknown }) => {
    return when === undefined
      ? { permissions: readPermissions(permissions) }
      : { when, permissions: readPermissions(permissions) };
  });
}
