import type { Contract, Operation } from '../contract/contract.ts';
import {
  dataExpression,
  existingIdVariable,
  findRecordNoun,
  idField,
  isList,
  listedNoun,
  newIdVariable,
  recordSchema,
  returnedNoun,
  schemaNoun,
} from './records.ts';
import { memberExpression, readField } from './vocabulary.ts';

/** The parts of a script that remember values for later requests. */
export function memoryLines(operation: Operation, contract: Contract): string[] {
  if (operation.id === 'getMe') return rememberAccessLevel(operation);
  const data = dataExpression(operation);
  const noun = responseNoun(operation, contract);
  const record = recordSchema(operation);
  const field = noun && idField(operation, record, noun);
  const recordNoun = findRecordNoun(operation, contract);
  if (operation.method === 'delete') return recordNoun ? forgetDeleted(recordNoun) : [];
  if (!field || noun === recordNoun) return [];
  if (operation.method !== 'get') return rememberCreated(operation, noun, field, data);
  return isList(operation) ? rememberFirst(operation, noun, field, data) : [];
}

/** The kind of record in the response: that of the list at its path, or of another list. */
function responseNoun(operation: Operation, contract: Contract): string | undefined {
  return (
    listedNoun(operation, contract) ??
    schemaNoun(recordSchema(operation), contract) ??
    returnedNoun(operation, contract)
  );
}

function rememberAccessLevel(operation: Operation): string[] {
  return [
    '',
    '// Decides whether later rejections are expected.',
    `const level = pm.response.code === 200 ? ${readField(operation, 'access_level', dataExpression(operation))} : '';`,
    "pm.collectionVariables.set('my_access_level', level);",
  ];
}

/** Fields that are 0 in an inactive or closed record, which a later request may reject. */
const USABLE_FIELDS = ['is_active', 'is_open'];

function rememberFirst(operation: Operation, noun: string, field: string, data: string): string[] {
  const isInUse = USABLE_FIELDS.map((name) => `${readField(operation, name, 'each')} !== 0`).join(' && ');
  return [
    '',
    '// Later requests use a record of this list, unless the environment names one.',
    `const records = pm.response.code === 200 ? ${data} : [];`,
    `const first = records.find((each) => ${isInUse});`,
    `pm.collectionVariables.set('${existingIdVariable(noun)}', first ? first${memberExpression(field)} : '');`,
  ];
}

function rememberCreated(
  { success: { status } }: Operation,
  noun: string,
  field: string,
  data: string,
): string[] {
  return [
    '',
    '// Later requests change and delete only this record.',
    `const created = pm.response.code === ${status} ? ${data}${memberExpression(field)} : '';`,
    `pm.collectionVariables.set('${newIdVariable(noun)}', created);`,
  ];
}

function forgetDeleted(noun: string): string[] {
  return ['', `pm.collectionVariables.unset('${newIdVariable(noun)}');`];
}
