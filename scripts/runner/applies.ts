import type { Operation } from '../contract/contract.ts';
import {
  allowsNull,
  bodyFields,
  isIdField,
  listFilters,
  listTypes,
  queryFields,
  type SchemaField,
} from '../contract/fields.ts';
import { getOwn } from '../contract/own.ts';

/** Whether a rule applies to an operation. */
export type Applies = (operation: Operation) => boolean;

export const everyOperation: Applies = () => true;
export const hasPathParameters: Applies = ({ pathParameters }) => pathParameters.length > 0;
export const hasBody: Applies = ({ body }) => body !== undefined;
export const hasNoBody: Applies = ({ body }) => body === undefined;
export const hasQuery: Applies = ({ queryParameters }) => queryParameters.length > 0;
export const isList: Applies = ({ success }) => success.schema.properties?.meta !== undefined;
export const isListOfMembers: Applies = (operation) => {
  return isList(operation) && operation.access.member.access.some((value) => value !== 'none');
};
export const isUpdate: Applies = ({ method }) => method === 'put' || method === 'patch';
export const isDelete: Applies = ({ method }) => method === 'delete';
export const isCreate: Applies = ({ method, body }) => method === 'post' && body !== undefined;
export const isDeleteExceptTime: Applies = (each) =>
  isDelete(each) && !['Entries', 'Timers'].includes(each.tag);
export const isWriteOfPeople: Applies = (each) => hasBody(each) && ['Members', 'Groups'].includes(each.tag);
export const isTimerStop: Applies = ({ id }) => id === 'stopTimer';
export const isTimerUpdate: Applies = (each) => each.tag === 'Timers' && isUpdate(each);
/** Whether the operation starts, pauses, resumes or deletes a timer. */
export const isTimerStateChange: Applies = (each) => {
  return each.tag === 'Timers' && each.method !== 'get' && !isTimerStop(each) && !isTimerUpdate(each);
};
/** Whether the operation returns an entry, with its cost and revenue. */
export const hasFigures: Applies = (each) => isTimerStop(each) || (each.tag === 'Entries' && !isDelete(each));
/** Whether the operation returns a project, with the used part of its budget. */
export const hasProgress: Applies = (each) => each.tag === 'Projects' && !isDelete(each);
export const hasFilters =
  (minCount: number): Applies =>
  (operation) =>
    listFilters(operation).length >= minCount;

export const bodyHas =
  (isApplicable: (field: SchemaField) => boolean): Applies =>
  (operation) =>
    bodyFields(operation).some(isApplicable);
export const queryHas =
  (isApplicable: (field: SchemaField) => boolean): Applies =>
  (operation) =>
    queryFields(operation).some(isApplicable);
export const either =
  (one: Applies, other: Applies): Applies =>
  (operation) =>
    one(operation) || other(operation);
export const bodyAccepts =
  (...names: string[]): Applies =>
  ({ body }) =>
    names.every((name) => getOwn(body?.schema.properties, name) !== undefined);

export const isRequired = ({ required }: SchemaField): boolean => required;
export const isNotNullable = ({ schema }: SchemaField): boolean => !allowsNull(schema);
export const hasLength = ({ schema }: SchemaField): boolean =>
  (schema.maxLength ?? schema.maxItems) !== undefined;
/** Whether the field is a list with a maximum number of items. */
export const hasMaxItems = ({ schema }: SchemaField): boolean => schema.maxItems !== undefined;
/** Whether the field is a list with a maximum number of items, of which not every string is a valid one. */
export const hasMaxRestrictedItems = (field: SchemaField): boolean => {
  const { enum: choice, format, pattern, ...items } = field.schema.items ?? {};
  const acceptsStrings = items.type === undefined || listTypes(items).includes('string');
  return hasMaxItems(field) && !(acceptsStrings && (choice ?? format ?? pattern) === undefined);
};
export const hasRange = ({ schema }: SchemaField): boolean =>
  (schema.minimum ?? schema.maximum) !== undefined;
export const hasChoice = ({ schema }: SchemaField): boolean => schema.enum !== undefined;
export const hasForm = ({ schema }: SchemaField): boolean =>
  schema.pattern !== undefined || schema.format === 'email';
export const isDate = ({ schema }: SchemaField): boolean => schema.format === 'date';
export const isId = (field: SchemaField): boolean => isIdField(field);
export const isListOfIds = ({ name, schema }: SchemaField): boolean =>
  schema.items !== undefined && isIdField({ name: `${name}.0`, schema: schema.items });
export const isInteger = ({ schema }: SchemaField): boolean => listTypes(schema).includes('integer');
export const isLoad = ({ name }: SchemaField): boolean => name === 'load';
/** Whether the field is the record's budget in minutes, or the billed flag of an entry. */
export const isBudget = ({ name }: SchemaField): boolean => name === 'budget_minutes' || name === 'billed';
