import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import {
  type Alternatives,
  findAbsentDefault,
  findAlternatives,
  fitRequest,
  fitResponse,
} from './alternatives.ts';
import { findProperty } from './schema-paths.ts';
import { follow, isRecord } from './value-paths.ts';

interface UnionOptions {
  document: OpenApiDocument;
  schema?: Schema | undefined;
  isRequest?: boolean;
}

/** The unions of a record: the objects with nested fields, and the record itself. */
export class UnionObjects {
  /** By the name of the object; '' for the record itself. */
  readonly #alternatives = new Map<string, Alternatives>();

  /** `names` are the document's names of contract fields, nested ones with dots. */
  constructor(
    private readonly options: UnionOptions,
    private readonly names: ReadonlySet<string>,
  ) {
    const { document, schema } = options;
    if (!schema) return;
    this.#add('', schema);
    for (const root of new Set([...names].filter((name) => name.includes('.')).map(getRoot)))
      this.#add(root, findProperty(document, schema, root)?.schema);
  }

  #add(name: string, schema: Schema | undefined): void {
    const { document } = this.options;
    const found = schema && findAlternatives(document, follow(document, schema));
    if (found && found.parts.length > 1) this.#alternatives.set(name, found);
  }

  get isEmpty(): boolean {
    return this.#alternatives.size === 0;
  }

  has(root: string): boolean {
    return this.#alternatives.has(root);
  }

  /** Fits each object of a record to the alternative that its values select. */
  fit(wire: JsonObject): JsonObject {
    for (const [name, alternatives] of this.#alternatives) {
      const object = getOwn(wire, name);
      if (name === '' || !isRecord(object)) continue;
      const fitted = this.#fitObject(name, alternatives, object);
      if (fitted) setOwn<unknown>(wire, name, fitted);
      else delete wire[name];
    }
    const recordAlternatives = this.#alternatives.get('');
    return (recordAlternatives && this.#fitObject('', recordAlternatives, wire)) ?? wire;
  }

  /** Returns undefined for an optional object whose required field is hidden. */
  #fitObject(root: string, alternatives: Alternatives, object: JsonObject): JsonObject | undefined {
    if (this.options.isRequest) return fitRequest(alternatives, object);
    const { value, missing } = fitResponse(alternatives, object);
    const isHidden = missing.some((name) => this.names.has(`${root}.${name}`));
    return isHidden && !this.#isRequired(root) ? undefined : value;
  }

  #isRequired(root: string): boolean {
    const { document, schema } = this.options;
    return schema !== undefined && findProperty(document, schema, root)?.required === true;
  }

  /** The default of a nested field that the chosen alternative lacks; otherwise undefined. */
  defaultForMissing(record: JsonObject, path: string): unknown {
    const root = getRoot(path);
    const alternatives = this.#alternatives.get(root);
    const object = getOwn(record, root);
    if (!alternatives || this.options.isRequest || !isRecord(object)) return undefined;
    return findAbsentDefault(alternatives, object, path.slice(root.length + 1));
  }

  /** The other fields that the alternatives with a nested field require; none if all alternatives have the field. */
  listRequiredSiblings(path: string): string[] {
    const root = getRoot(path);
    const name = path.slice(root.length + 1);
    const { parts = [] } = this.#alternatives.get(root) ?? {};
    const partsWithField = parts.filter(({ properties }) => getOwn(properties, name));
    if (partsWithField.length === parts.length) return [];
    const names = new Set(partsWithField.flatMap(({ required = [] }) => required));
    return [...names].filter((each) => each !== name).map((each) => `${root}.${each}`);
  }
}

const getRoot = (path: string): string => path.slice(0, path.indexOf('.'));
