import type { FieldMapping } from './mapping-model.ts';
import { nameParts } from './text-parts.ts';
import { valueToWire } from './value.ts';

/** Writes one contract field into a record of the document. */
export interface FieldWriter {
  /** The document's name; a dotted path for a nested field. */
  name: string;
  /** The document's fields that a contract string is split into. */
  parts?: string[];
  /** The outermost object of a nested field; `path` is the rest of the dotted path. */
  root?: string;
  path: string;
  /** Absent if the document and the contract have the same value. */
  translate?: ((value: unknown) => unknown) | undefined;
}

interface RecordWriter {
  toWire(record: unknown): unknown;
}

/** Writers for the fields whose names or values differ in the document, by contract name. */
export function fieldWriters(
  fields: Map<string, FieldMapping>,
  nested: Map<string, RecordWriter>,
): Map<string, FieldWriter> {
  const names = new Set([...fields.keys(), ...nested.keys()]);
  return new Map(
    [...names].map((contractName) => [
      contractName,
      createWriter(contractName, fields.get(contractName), nested.get(contractName)),
    ]),
  );
}

function createWriter(contractName: string, field?: FieldMapping, nested?: RecordWriter): FieldWriter {
  const parts = nameParts(field?.name ?? contractName);
  const [name = contractName] = parts;
  const dot = name.indexOf('.');
  return {
    name,
    ...(parts.length > 1 && { parts }),
    ...(dot >= 0 && { root: name.slice(0, dot) }),
    path: name.slice(dot + 1),
    translate: createTranslation(field, nested),
  };
}

function createTranslation(field?: FieldMapping, nested?: RecordWriter): FieldWriter['translate'] {
  if (nested) return (value) => translateRecords(value, (each) => nested.toWire(each));
  if (field?.values === undefined && field?.as === undefined) return undefined;
  return (value) => valueToWire(value, field);
}

/** Translates a record, or each record of a list. */
export const translateRecords = (value: unknown, translate: (record: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(translate) : translate(value);
