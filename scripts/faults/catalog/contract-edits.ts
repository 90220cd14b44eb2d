import type { Actor, OpenApiDocument, Schema } from '../../contract/contract.ts';
import { lookUp } from '../../contract/dereference.ts';
import { METHODS, type OperationObject, type ParameterObject } from '../../contract/document.ts';
import { operationName } from '../../contract/operations.ts';
import { type FaultParts, NotInDocument } from './fault.ts';

type ContractEdit = NonNullable<FaultParts['contract']>;
type EditablePermissions = Partial<Record<Actor, { access: string; source: string }>>;

/** Finds an operation of the document by the contract's operationId. */
export function findOperationObject({ paths }: OpenApiDocument, id: string): OperationObject {
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation && operationName(method, path, operation.operationId) === id) return operation;
    }
  }
  throw new NotInDocument(`${id} is not in the contract document`);
}

/** Finds the schema of a query parameter. An edit changes all operations that share the parameter. */
export function findParameterSchema(document: OpenApiDocument, id: string, name: string): Schema {
  const found = (findOperationObject(document, id).parameters ?? []).map((each) =>
    resolveParameter(document, each),
  );
  const schema = found.find((parameter) => parameter.name === name)?.schema;
  if (!schema) throw new NotInDocument(`${id} has no parameter ${name}`);
  return schema;
}

function resolveParameter(
  document: OpenApiDocument,
  parameter: ParameterObject & { $ref?: string },
): ParameterObject {
  return parameter.$ref === undefined ? parameter : (lookUp(document, parameter.$ref) as ParameterObject);
}

/** Finds a property of a schema of the document. */
export function findPropertySchema(
  { components }: OpenApiDocument,
  schema: string,
  property: string,
): Schema {
  const found = components?.schemas?.[schema]?.properties?.[property];
  if (!found) throw new NotInDocument(`${schema} has no property ${property}`);
  return found;
}

/** Gives actors more or less access in an operation than the contract says. */
export function changeAccess(id: string, actors: Actor[], access: string): ContractEdit {
  return (document) => setPermissions(operationAccess(document, id, 'x-access'), actors, access);
}

/** Gives actors more or less access to records of a locked day than the contract says. */
export function changeAccessWhenLocked(id: string, actors: Actor[], access: string): ContractEdit {
  return (document) => setPermissions(operationAccess(document, id, 'x-access-when-locked'), actors, access);
}

/** Makes a field visible to actors on more or fewer records than the contract says. */
export function changeVisibility(
  schema: string,
  property: string,
  actors: Actor[],
  access: string,
): ContractEdit {
  return (document) =>
    setAccessInRules(findPropertySchema(document, schema, property)['x-visible-to'], actors, access);
}

/** Makes a field writable by actors on more or fewer records than the contract says. */
export function changeWritability(
  schema: string,
  property: string,
  actors: Actor[],
  access: string,
): ContractEdit {
  return (document) =>
    setAccessInRules(findPropertySchema(document, schema, property)['x-writable-by'], actors, access);
}

function operationAccess(document: OpenApiDocument, id: string, extension: string): EditablePermissions {
  const permissions = findOperationObject(document, id)[extension as 'x-access'];
  if (!permissions) throw new NotInDocument(`${id} has no ${extension}`);
  return permissions as EditablePermissions;
}

function setAccessInRules(rules: unknown, actors: Actor[], access: string): void {
  if (!rules) throw new NotInDocument('there is no rule for the field');
  const list = Array.isArray(rules)
    ? (rules as { permissions: EditablePermissions }[])
    : [{ permissions: rules as EditablePermissions }];
  for (const { permissions } of list) setPermissions(permissions, actors, access);
}

function setPermissions(permissions: EditablePermissions, actors: Actor[], access: string): void {
  for (const actor of actors) permissions[actor] = { access, source: 'a fault' };
}
