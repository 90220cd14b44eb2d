import { ACTORS, type Contract, type Operation, type Schema } from '../contract/contract.ts';
import { listTypes } from '../contract/fields.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { getOwn } from '../contract/own.ts';
import { JSON_TYPE } from '../contract/responses.ts';
import type { BundledSchema } from './bundle.ts';
import { check } from './check.ts';
import type { CollectionContract } from './collection-contract.ts';
import { memoryLines } from './memory.ts';
import { jsonLines } from './print.ts';
import {
  dataExpression,
  existingIdVariable,
  findRecordNoun,
  idField,
  newIdVariable,
  recordSchema,
} from './records.ts';
import { type RequiredHeader, successBody, successHeaders } from './responses.ts';
import { memberAccess, quote } from './script-text.ts';
import { memberExpression } from './vocabulary.ts';

/** The checks of an operation's response, and the values that later requests need from it. */
export function operationChecks(operation: Operation, contract: CollectionContract): string[] {
  const { status } = operation.success;
  const isSupported = !contract.unsupported.has(operation.id);
  const isRemembered = isSupported && !operation.isProposed;
  const sources = [operation.source, operation.responses[status]?.source ?? ''];
  const body = successBody(operation, contract);
  const test = mayBeRejected(operation) ? 'test' : 'pm.test';
  const basis = [...sources, ...body.sources];
  return [
    ...(mayBeRejected(operation) ? SKIP_IF_REJECTED : []),
    ...check(`the status is ${status}`, sources, `pm.response.to.have.status(${status})`, test),
    ...(isJson(operation) ? check('the response is JSON', sources, IS_JSON, test) : []),
    ...successHeaders(operation, contract).flatMap((header) => headerCheck(header, sources, test)),
    // An example served instead of a response does not depend on the request.
    ...(isRemembered ? recordCheck(operation, contract, basis, test) : []),
    ...(isRemembered && isJson(operation) ? sentCheck(operation, basis) : []),
    ...(isSupported ? memoryLines(operation, contract) : []),
    ...(isJson(operation) ? schemaCheck(body, basis, test) : []),
  ];
}

/** Whether the success response has a JSON body; other responses have no schema to check. */
function isJson({ success: { content } }: Operation): boolean {
  return Object.keys(content)[0] === JSON_TYPE;
}

function schemaCheck({ name, schema }: BundledSchema, basis: string[], test: string): string[] {
  return [
    '',
    ...withSemicolon(jsonLines(schema, '', 'const schema = ')),
    ...check(`the body matches the contract: ${name || 'its own schema'}`, basis, MATCHES, test),
  ];
}

const IS_JSON = "pm.expect(pm.response.headers.get('Content-Type')).to.match(/^application\\/json/)";
const MATCHES = 'pm.response.to.have.jsonSchema(schema)';

/** Skips the checks if a plain member may not read the records, which is not a failure. */
const SKIP_IF_REJECTED = [
  '// Users who are neither owner nor admin may be rejected here: then there is nothing to check.',
  "const isRejected = pm.response.code === 403 && pm.variables.get('my_access_level') === 'member';",
  'const test = isRejected ? pm.test.skip : pm.test;',
  '',
];

function mayBeRejected({ method, access }: Operation): boolean {
  const signedIn = ACTORS.filter((actor) => actor !== 'anonymous');
  return method === 'get' && signedIn.some((actor) => access[actor].access[0] === 'none');
}

function headerCheck(
  { name, isNumber, sources: headerSources }: RequiredHeader,
  sources: string[],
  test: string,
): string[] {
  const basis = [...sources, ...headerSources];
  if (!isNumber)
    return check(`${name} is present`, basis, `pm.response.to.have.header(${quote(name)})`, test);
  const assertion = `pm.expect(pm.response.headers.get(${quote(name)})).to.match(/^\\d+$/)`;
  return check(`${name} is a whole number`, basis, assertion, test);
}

/** Checks that an operation on one record returns that record, unless it returns another kind of record. */
function recordCheck(operation: Operation, contract: Contract, sources: string[], test: string): string[] {
  const noun = findRecordNoun(operation, contract);
  const record = recordSchema(operation);
  const field = record && noun && idField(operation, record, noun);
  if (!field || !isListedRecord(operation, contract)) return [];
  const variable = operation.method === 'get' ? existingIdVariable(noun) : newIdVariable(noun);
  const isString = listTypes(getOwn(record.properties, field) ?? {}).includes('string');
  const variableValue = `pm.variables.get('${variable}')`;
  const statements = [
    `const requested = ${isString ? variableValue : `Number(${variableValue})`};`,
    `pm.expect(${dataExpression(operation)}${memberExpression(field)}).to.eql(requested);`,
  ];
  return check('it is the requested record', sources, statements, test);
}

/** Whether an operation returns a record of the list that its path goes through. */
function isListedRecord(operation: Operation, { operations }: Contract): boolean {
  const listPath = operation.path.replace(/\/\{[^}]*\}(\/[^/{}]+)?$/, '');
  const record = recordSchema(operation);
  return operations.some((other) => other.path === listPath && recordSchema(other) === record);
}

function sentCheck(operation: Operation, sources: string[]): string[] {
  if (operation.body === undefined) return [];
  const { wrapper } = getMappedOperation(operation) ?? {};
  return check('the response has the values that were sent', sources, [
    `const sent = JSON.parse(pm.request.body.raw)${wrapper === undefined ? '' : memberAccess(wrapper)};`,
    `const data = ${dataExpression(operation)};`,
    `for (const field of Object.keys(sent).filter((each) => each in data${sameFormCondition(operation)})) {`,
    ...equalityChecks(operation),
    '}',
  ]);
}

/** Compares the sent fields with the record, whose objects may have more fields than the client sent. */
function equalityChecks({ body }: Operation): string[] {
  const objects = Object.entries(body?.schema.properties ?? {}).filter(([, schema]) => isObject(schema));
  const assertion = 'pm.expect(data[field], field).to.eql(sent[field]);';
  if (objects.length === 0) return [`  ${assertion}`];
  const names = JSON.stringify(objects.map(([name]) => name));
  return [
    `  if (${names}.includes(field) && sent[field]) pm.expect(data[field], field).to.deep.include(sent[field]);`,
    `  else ${assertion}`,
  ];
}

function isObject({ properties, oneOf = [], anyOf = [] }: Schema): boolean {
  return properties !== undefined || [...oneOf, ...anyOf].some(isObject);
}

/** A condition for fields with the same name and form in body and record, which may differ in a mapped document. */
function sameFormCondition(operation: Operation): string {
  const mapped = getMappedOperation(operation);
  if (!mapped) return '';
  const names = Object.keys(operation.body?.schema.properties ?? {}).filter((name) => {
    const contractName = mapped.body?.nameFromWire(name) ?? name;
    const { record } = mapped.success;
    const hasSameForm =
      mapped.body?.fieldMapping(contractName)?.as === record?.fieldMapping(contractName)?.as;
    return record?.nameToWire(contractName) === name && hasSameForm;
  });
  return ` && ${JSON.stringify(names)}.includes(each)`;
}

function withSemicolon(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)};`];
}
