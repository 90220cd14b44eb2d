import type { Contract, Operation } from '../contract/contract.ts';
import {
  dataOf,
  idField,
  idOfFound,
  idOfNew,
  isList,
  listedWord,
  ownWord,
  recordSchema,
  wordOfSchema,
} from './records.ts';
import { memberAt, readField } from './vocabulary.ts';

/** The parts of a script that remember values for later requests. */
export function memoryLines(operation: Operation, contract: Contract): string[] {
  if (operation.id === 'getMe') return myLevel(operation);
  const data = dataOf(operation);
  const word = wordOfResponse(operation, contract);
  const record = recordSchema(operation);
  const field = record && word && idField(operation, record, word);
  const own = ownWord(operation, contract);
  if (operation.method === 'delete') return own ? gone(own) : [];
  if (!field || word === own) return [];
  if (operation.method !== 'get') return justMade(operation, word, field, data);
  return isList(operation) ? firstFound(operation, word, field, data) : [];
}

/** The kind of record in the response: that of the list at its path, or of another list. */
function wordOfResponse(operation: Operation, contract: Contract): string | undefined {
  return listedWord(operation, contract) ?? wordOfSchema(recordSchema(operation), contract);
}

function myLevel(operation: Operation): string[] {
  return [
    '',
    '// Decides whether later rejections are expected.',
    `const level = pm.response.code === 200 ? ${readField(operation, 'access_level', dataOf(operation))} : '';`,
    "pm.collectionVariables.set('my_access_level', level);",
  ];
}

/** A request may not accept a record that is inactive or closed. */
const IN_USE = ['is_active', 'is_open'];

function firstFound(operation: Operation, word: string, field: string, data: string): string[] {
  const isInUse = IN_USE.map((name) => `${readField(operation, name, 'each')} !== 0`).join(' && ');
  return [
    '',
    '// Later requests use a record of this list, unless the environment names one.',
    `const records = pm.response.code === 200 ? ${data} : [];`,
    `const first = records.find((each) => ${isInUse});`,
    `pm.collectionVariables.set('${idOfFound(word)}', first ? first${memberAt(field)} : '');`,
  ];
}

function justMade({ success: { status } }: Operation, word: string, field: string, data: string): string[] {
  return [
    '',
    '// Later requests change and delete only this record.',
    `const created = pm.response.code === ${status} ? ${data}${memberAt(field)} : '';`,
    `pm.collectionVariables.set('${idOfNew(word)}', created);`,
  ];
}

function gone(word: string): string[] {
  return ['', `pm.collectionVariables.unset('${idOfNew(word)}');`];
}
