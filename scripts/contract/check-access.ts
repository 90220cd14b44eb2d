import { ACCESS_VALUES, ACTORS, parseAccess, SIGNED_IN } from './access.ts';
import { METHODS, type OpenApiDocument } from './document.ts';
import { readSource } from './evidence.ts';
import { operationName } from './operations.ts';

const PERMISSION_KEYS = ['access', 'source', 'note', 'rejected_with'];
const FIELD_RULES = ['x-visible-to', 'x-writable-by'] as const;

/** Checks that every operation has a permission with a source for every actor. */
export function checkAccess(document: OpenApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const id = operationName(method, path, operation.operationId);
      const locked = operation['x-access-when-locked'];
      return [
        ...checkPermissions(operation['x-access'], `${id}: x-access`, ACTORS),
        ...(locked === undefined ? [] : checkPermissions(locked, `${id}: x-access-when-locked`, ACTORS)),
      ];
    }),
  );
}

/** Checks that every rule of a field has a permission with a source for every signed-in actor. */
export function checkFieldRules(document: OpenApiDocument): string[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  return schemas.flatMap(([schemaName, schema]) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      FIELD_RULES.flatMap((extension) => {
        const location = `${schemaName}.${name}: ${extension}`;
        return property[extension] === undefined ? [] : checkRules(property[extension], location);
      }),
    ),
  );
}

function checkRules(rules: unknown, location: string): string[] {
  if (!Array.isArray(rules)) return checkPermissions(rules, location, SIGNED_IN);
  const last = rules.at(-1);
  const fallbackProblem =
    last === undefined || last.when !== undefined
      ? [`${location}: the last rule must match every record`]
      : [];
  const permissions = rules.flatMap((rule, index) =>
    checkPermissions(rule?.permissions, `${location} rule ${index + 1}`, SIGNED_IN),
  );
  return [...permissions, ...fallbackProblem];
}

function checkPermissions(permissions: unknown, location: string, actors: readonly string[]): string[] {
  const permissionsByActor = (
    typeof permissions === 'object' && permissions !== null ? permissions : {}
  ) as Record<string, unknown>;
  const unknownActors = Object.keys(permissionsByActor).filter((actor) => !actors.includes(actor));
  return [
    ...actors.flatMap((actor) => checkPermission(permissionsByActor[actor], `${location}: ${actor}`)),
    ...unknownActors.map((actor) => `${location}: ${actor} is not a valid actor here`),
  ];
}

function checkPermission(permission: unknown, location: string): string[] {
  if (typeof permission !== 'object' || permission === null)
    return [`${location}: the permission is missing`];
  const { access, source, rejected_with } = permission as Record<string, unknown>;
  const unknown = Object.keys(permission).filter((key) => !PERMISSION_KEYS.includes(key));
  const problems = unknown.map(
    (key) => `${location}: unknown key ${key}. Choose from: ${PERMISSION_KEYS.join(', ')}`,
  );
  if (rejected_with !== undefined && !isClientError(rejected_with))
    problems.push(
      `${location}: rejected_with is ${JSON.stringify(rejected_with)}; it must be a status from 400 to 499`,
    );
  if (parseAccess(access) === undefined) {
    problems.push(
      `${location}: access is ${JSON.stringify(access)}; it must be one of ${ACCESS_VALUES.join(', ')}, or several joined by +`,
    );
  }
  if (source === undefined) problems.push(`${location}: the permission has no source`);
  else if (readSource(source) === undefined)
    problems.push(`${location}: ${JSON.stringify(source)} is not a source`);
  return problems;
}

function isClientError(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) < 500;
}
