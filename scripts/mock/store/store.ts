import { ID_FIELDS, type ResourceName, type Row, type Rows } from './rows.ts';

/** The records of one resource by ID, in the order of their IDs. */
export class Table<R> {
  readonly #rows = new Map<number, R>();
  #lastId: number;

  constructor(
    readonly idField: string,
    firstId: number,
  ) {
    this.#lastId = firstId - 1;
  }

  get(id: number): R | undefined {
    return this.#rows.get(id);
  }

  has(id: number): boolean {
    return this.#rows.has(id);
  }

  all(): R[] {
    return [...this.#rows.values()];
  }

  values(): IterableIterator<R> {
    return this.#rows.values();
  }

  /** Assigns the next ID to the row and stores it. */
  insert(row: Omit<R, never>): R {
    this.#lastId += 1;
    const stored = { ...row, [this.idField]: this.#lastId };
    this.#rows.set(this.#lastId, stored);
    return stored;
  }

  /** Replaces the row with the same ID. */
  replace(row: R): R {
    this.#rows.set((row as Row)[this.idField] as number, row);
    return row;
  }

  delete(id: number): void {
    this.#rows.delete(id);
  }

  /** The ID that the next inserted row will get. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  deleteWhere(matches: (row: R) => boolean): void {
    for (const [id, row] of this.#rows) if (matches(row)) this.#rows.delete(id);
  }

  updateWhere(matches: (row: R) => boolean, change: Partial<R>): void {
    for (const [id, row] of this.#rows) if (matches(row)) this.#rows.set(id, { ...row, ...change });
  }
}

type Tables = { readonly [N in ResourceName]: Table<Rows[N]> };

/** All records of one workspace, in memory. */
export class Store {
  readonly tables: Tables;

  /** The IDs of every resource start after `idBase`, so that workspaces share no IDs. */
  constructor(idBase: number) {
    const tables = Object.entries(ID_FIELDS).map(([name, idField]) => [name, new Table(idField, idBase + 1)]);
    this.tables = Object.fromEntries(tables);
  }

  /** The table of a resource by its name. */
  table(name: ResourceName): Table<Row> {
    const table = this.tables[name] as unknown as Table<Row> | undefined;
    if (table === undefined) throw new Error(`scripts/mock/store/rows.ts has no rows of ${name}`);
    return table;
  }
}
