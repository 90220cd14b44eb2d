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

/** What a script keeps for the requests that come after it. */
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

/** What kind of record it answers with: one of the list at its path, or one that another list holds. */
function wordOfResponse(operation: Operation, contract: Contract): string | undefined {
  return listedWord(operation, contract) ?? wordOfSchema(recordSchema(operation), contract);
}

function myLevel(operation: Operation): string[] {
  return [
    '',
    '// Decides whether a refusal further on is right.',
    `const level = pm.response.code === 200 ? ${readField(operation, 'access_level', dataOf(operation))} : '';`,
    "pm.collectionVariables.set('my_access_level', level);",
  ];
}

/** What is not in use may be of no use to a request. */
const IN_USE = ['is_active', 'is_open'];

function firstFound(operation: Operation, word: string, field: string, data: string): string[] {
  const isInUse = IN_USE.map((name) => `${readField(operation, name, 'each')} !== 0`).join(' && ');
  return [
    '',
    '// What comes after takes a record from here, unless the environment names one.',
    `const records = pm.response.code === 200 ? ${data} : [];`,
    `const first = records.find((each) => ${isInUse});`,
    `pm.collectionVariables.set('${idOfFound(word)}', first ? first${memberAt(field)} : '');`,
  ];
}

function justMade({ success: { status } }: Operation, word: string, field: string, data: string): string[] {
  return [
    '',
    '// What comes after changes and deletes this record and no other.',
    `const made = pm.response.code === ${status} ? ${data}${memberAt(field)} : '';`,
    `pm.collectionVariables.set('${idOfNew(word)}', made);`,
  ];
}

function gone(word: string): string[] {
  return ['', `pm.collectionVariables.unset('${idOfNew(word)}');`];
}
