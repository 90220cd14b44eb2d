import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import { joinAlternatives } from './alternatives.ts';
import { findProperty } from './schema-paths.ts';
import { sampleSiblings } from './siblings.ts';
import type { UnionObjects } from './union-objects.ts';
import { copyJson, follow, setValue } from './value-paths.ts';

interface NestedOptions {
  document: OpenApiDocument;
  schema?: Schema | undefined;
  isRequest?: boolean;
}

/** The objects in which the document nests fields that are top-level fields in the contract. */
export class NestedObjects {
  /** The other fields of each object, by the first name of a dotted path. */
  readonly #templates = new Map<string, JsonObject>();

  /** `names` are the document's names of contract fields, nested ones with dots. */
  constructor(
    private readonly options: NestedOptions,
    names: ReadonlySet<string>,
    unions: UnionObjects,
  ) {
    for (const name of names) {
      const [root, ...rest] = name.split('.');
      if (root === undefined || rest.length === 0) continue;
      this.#templates.set(root, unions.has(root) ? {} : this.#template(root, names));
    }
  }

  #template(root: string, names: ReadonlySet<string>): JsonObject {
    const { document, schema, isRequest = false } = this.options;
    const found = schema && findProperty(document, schema, root)?.schema;
    const isMapped = (field: string) => names.has(`${root}.${field}`);
    return found ? sampleSiblings(follow(document, found), { isRequest, isMapped }) : {};
  }

  has(root: string): boolean {
    return this.#templates.has(root);
  }

  /** An object with these fields; null if all of them are null and the object is nullable. */
  write(root: string, fields: [path: string, value: unknown][]): JsonObject | null {
    if (fields.every(([, value]) => value === null) && this.#isNullable(root)) return null;
    const object = copyJson(this.#templates.get(root) ?? {});
    for (const [path, value] of fields) setValue(object, path, value);
    return object;
  }

  #isNullable(root: string): boolean {
    const { document, schema } = this.options;
    const found = schema && findProperty(document, schema, root);
    return found === undefined || listTypes(joinAlternatives(document, found.schema)).includes('null');
  }
}
