import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import { findAlternatives, joinAlternatives } from './alternatives.ts';
import { type FieldWriter, fieldWriters, translateRecords } from './field-writers.ts';
import type { FieldMapping } from './mapping-model.ts';
import { NestedObjects } from './nested-objects.ts';
import { findProperty } from './schema-paths.ts';
import { buildJoinedSchema, joinTexts, nameParts, splitText } from './text-parts.ts';
import { UnionObjects } from './union-objects.ts';
import { schemaFromWire, valueFromWire } from './value.ts';
import { follow, getValue, isRecord } from './value-paths.ts';

/** The mapping, the schema and the nested records of a record or body. */
export interface RecordOptions {
  fields: Record<string, FieldMapping>;
  /** Contract fields that hold a record or a list of records. */
  nested?: Record<string, RecordCodec>;
  /** The document's schema of the record, used for samples of a nested object's other fields. */
  schema?: Schema | undefined;
  document: OpenApiDocument;
  /** Whether the codec translates request bodies, which get no fields other than those that the document requires. */
  isRequest?: boolean;
}

/** Translates the names, values and schema of one kind of record or body. */
export class RecordCodec {
  readonly #fields: Map<string, FieldMapping>;
  readonly #contractNames = new Map<string, string>();
  readonly #nested: Map<string, RecordCodec>;
  readonly #objects: NestedObjects;
  readonly #unions: UnionObjects;
  readonly #isUnchanged: boolean;
  /** By contract name; computed once, since every record of a list needs them. */
  readonly #writers: Map<string, FieldWriter>;
  /** The document's fields that make up one contract field, by contract name. */
  readonly #fieldParts = new Map<string, string[]>();

  constructor(private readonly options: RecordOptions) {
    this.#fields = new Map(Object.entries(options.fields));
    this.#nested = new Map(Object.entries(options.nested ?? {}));
    for (const [contractName, { name }] of this.#fields) {
      const parts = nameParts(name);
      if (parts.length > 1) this.#fieldParts.set(contractName, parts);
      if (name !== 'none') for (const part of parts) this.#contractNames.set(part, contractName);
    }
    this.#writers = fieldWriters(this.#fields, this.#nested);
    this.#unions = new UnionObjects(options, new Set(this.#contractNames.keys()));
    this.#isUnchanged = this.isIdentity && this.#unions.isEmpty;
    this.#objects = new NestedObjects(options, new Set(this.#contractNames.keys()), this.#unions);
  }

  /** The document's name of a contract field; a dotted path for a nested field. */
  nameToWire(contractName: string): string {
    const field = this.#fields.get(contractName);
    // The first of several fields stands for all of them.
    if (field) return nameParts(field.name)[0] as string;
    return contractName.endsWith('_') && this.#fields.has(contractName.slice(0, -1))
      ? contractName.slice(0, -1)
      : contractName;
  }

  /** The document's schema of a document field. */
  fieldSchema(wireName: string): Schema | undefined {
    const { document, schema } = this.options;
    return schema && findProperty(document, schema, wireName)?.schema;
  }

  /** The mapping of a contract field; undefined if the document has the same field. */
  fieldMapping(contractName: string): FieldMapping | undefined {
    return this.#fields.get(contractName);
  }

  /** The contract fields that the document requires together with this contract field. */
  listRequiredSiblings(contractName: string): string[] {
    return this.#unions
      .listRequiredSiblings(this.nameToWire(contractName))
      .map((name) => this.nameFromWire(name));
  }

  /** The codec of the records in a contract field. */
  nestedCodec(contractName: string): RecordCodec | undefined {
    return this.#nested.get(contractName);
  }

  /** The contract's name of a document field. A `_` is added if another contract field has that name. */
  nameFromWire(wireName: string): string {
    return this.#contractNames.get(wireName) ?? (this.#fields.has(wireName) ? `${wireName}_` : wireName);
  }

  /** The document's path for a contract path, through lists and nested records (`phases.0.name`). */
  pathToWire(path: string): string {
    const [first = '', ...rest] = path.split('.');
    return [
      this.nameToWire(first),
      ...this.#translateRemainder(first, rest, (codec, more) => codec.pathToWire(more)),
    ].join('.');
  }

  /** The contract's path for a path of the document. */
  pathFromWire(path: string): string {
    const exactName = this.#contractNames.get(path);
    if (exactName !== undefined) return exactName;
    const [first = '', ...rest] = path.split('.');
    const contractName = this.nameFromWire(first);
    return [
      contractName,
      ...this.#translateRemainder(contractName, rest, (codec, more) => codec.pathFromWire(more)),
    ].join('.');
  }

  #translateRemainder(
    contractName: string,
    rest: string[],
    translate: (codec: RecordCodec, path: string) => string,
  ): string[] {
    const nested = this.#nested.get(contractName);
    if (!nested || rest.length === 0) return rest;
    const [index = '', ...more] = rest;
    if (!/^\d+$/.test(index)) return translate(nested, rest.join('.')).split('.');
    return more.length === 0 ? rest : [index, ...translate(nested, more.join('.')).split('.')];
  }

  /** Whether the document has the contract's names and values. */
  get isIdentity(): boolean {
    return this.#fields.size === 0 && [...this.#nested.values()].every((each) => each.isIdentity);
  }

  toWire(record: unknown): unknown {
    if (!isRecord(record) || this.#isUnchanged) return record;
    const wire: JsonObject = {};
    let objects: Map<string, [path: string, value: unknown][]> | undefined;
    // This runs for every record of a list, and Object.entries is slower.
    for (const contractName of Object.keys(record)) {
      const value = (record as Record<string, unknown>)[contractName];
      const writer = this.#writers.get(contractName);
      if (!writer) setOwn<unknown>(wire, this.nameToWire(contractName), value);
      else if (writer.parts)
        for (const part of splitText(value, writer.parts)) setOwn<unknown>(wire, ...part);
      else if (writer.root !== undefined && !(writer.name in record)) {
        objects ??= new Map();
        const fields = objects.get(writer.root) ?? [];
        objects.set(writer.root, fields);
        fields.push([writer.path, writer.translate ? writer.translate(value) : value]);
      } else if (writer.name !== 'none')
        setOwn<unknown>(wire, writer.name, writer.translate ? writer.translate(value) : value);
    }
    for (const [root, fields] of objects ?? [])
      setOwn<unknown>(wire, root, this.#objects.write(root, fields));
    return this.#unions.fit(wire);
  }

  fromWire(record: unknown): unknown {
    if (!isRecord(record)) return record;
    const result: JsonObject = {};
    for (const [wireName, value] of Object.entries(record)) {
      if (this.#objects.has(wireName)) continue;
      const contractName = this.nameFromWire(wireName);
      if (this.#fieldParts.has(contractName)) continue;
      const field = this.#fields.get(contractName);
      const nested = this.#nested.get(contractName);
      const translated = nested
        ? translateRecords(value, (each) => nested.fromWire(each))
        : field
          ? valueFromWire(value, field)
          : value;
      setOwn(result, contractName, translated);
    }
    for (const [contractName, parts] of this.#fieldParts) {
      const text = joinTexts(parts.map((part) => getOwn(record, part)));
      if (text !== undefined) setOwn<unknown>(result, contractName, text);
    }
    for (const [name, contractName] of this.#contractNames) {
      if (!name.includes('.')) continue;
      const found = getValue(record, name);
      const value = found === undefined ? this.#unions.defaultForMissing(record, name) : found;
      if (value !== undefined)
        setOwn(result, contractName, valueFromWire(value, this.#fields.get(contractName) as FieldMapping));
    }
    return result;
  }

  /** Translates the document's schema of the record into the contract's. */
  schemaFromWire(schema: Schema): Schema {
    const wireSchema = this.#joinUnion(follow(this.options.document, schema));
    const { properties = {}, required = [], example, examples, ...rest } = wireSchema;
    const parts = (['oneOf', 'anyOf'] as const).flatMap((key) => {
      const all = wireSchema[key];
      return all ? [[key, all.map((part) => this.schemaFromWire(part))] as const] : [];
    });
    const translated: Record<string, Schema> = {};
    for (const [name, property] of Object.entries(properties)) {
      if (this.#objects.has(name)) continue;
      const contractName = this.nameFromWire(name);
      const parts = this.#fieldParts.get(contractName);
      if (!parts) setOwn(translated, contractName, this.#propertyFromWire(contractName, property));
      else if (parts[0] === name)
        setOwn(translated, contractName, buildJoinedSchema(follow(this.options.document, property)));
    }
    const needed = required.filter((name) => !this.#objects.has(name)).map((name) => this.nameFromWire(name));
    for (const [name, contractName] of this.#contractNames) {
      const found = name.includes('.') ? findProperty(this.options.document, wireSchema, name) : undefined;
      if (!found) continue;
      setOwn(translated, contractName, this.#propertyFromWire(contractName, found.schema));
      if (found.required) needed.push(contractName);
    }
    return {
      ...rest,
      ...Object.fromEntries(parts),
      ...(wireSchema.properties && { properties: translated }),
      ...(wireSchema.required && { required: [...new Set(needed)] }),
      ...(example !== undefined && { example: this.fromWire(example) }),
      ...(examples !== undefined && { examples: examples.map((each) => this.fromWire(each)) }),
    };
  }

  /** Joins a union of objects into one object; a union of an object and null stays unchanged. */
  #joinUnion(schema: Schema): Schema {
    const { document } = this.options;
    const { parts = [] } = findAlternatives(document, schema) ?? {};
    return parts.length > 1 ? joinAlternatives(document, schema) : schema;
  }

  #propertyFromWire(contractName: string, schema: Schema): Schema {
    const nested = this.#nested.get(contractName);
    const field = this.#fields.get(contractName);
    if (!nested)
      return field?.values || field?.as
        ? schemaFromWire(follow(this.options.document, schema), field)
        : schema;
    const resolvedSchema = follow(this.options.document, schema);
    return resolvedSchema.items
      ? { ...resolvedSchema, items: nested.schemaFromWire(resolvedSchema.items) }
      : nested.schemaFromWire(resolvedSchema);
  }
}
