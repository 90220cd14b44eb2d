import type { Contract, Operation } from '../contract/contract.ts';
import {
  dataOf,
  idField,
  idOfFound,
  idOfNew,
  listedWord,
  ownWord,
  recordSchema,
  wordOfSchema,
} from './records.ts';
import { member } from './script-text.ts';

/** What a script keeps for the requests that come after it. */
export function memoryLines(operation: Operation, contract: Contract): string[] {
  if (operation.id === 'getMe') return MY_LEVEL;
  const data = dataOf(operation);
  const word = wordOfResponse(operation, contract);
  const record = recordSchema(operation);
  const field = record && word && idField(record, word);
  const own = ownWord(operation, contract);
  if (operation.method === 'delete') return own ? gone(own) : [];
  if (!field || word === own) return [];
  return operation.method === 'get' ? firstFound(word, field, data) : justMade(word, field, data);
}

/** What kind of record it answers with: one of the list at its path, or one that another list holds. */
function wordOfResponse(operation: Operation, contract: Contract): string | undefined {
  return listedWord(operation, contract) ?? wordOfSchema(recordSchema(operation), contract);
}

const MY_LEVEL = [
  '',
  '// Decides whether a refusal further on is right.',
  "const level = pm.response.code === 200 ? pm.response.json().data.access_level : '';",
  "pm.collectionVariables.set('my_access_level', level);",
];

function firstFound(word: string, field: string, data: string): string[] {
  return [
    '',
    '// What comes after takes a record from here, unless the environment names one.',
    `const records = pm.response.code === 200 ? ${data} : [];`,
    'const first = records.find((each) => each.is_active !== 0 && each.is_open !== 0);',
    `pm.collectionVariables.set('${idOfFound(word)}', first ? first${member(field)} : '');`,
  ];
}

function justMade(word: string, field: string, data: string): string[] {
  return [
    '',
    '// What comes after changes and deletes this record and no other.',
    `const made = pm.response.code === 200 ? ${data}${member(field)} : '';`,
    `pm.collectionVariables.set('${idOfNew(word)}', made);`,
  ];
}

function gone(word: string): string[] {
  return ['', `pm.collectionVariables.unset('${idOfNew(word)}');`];
}
