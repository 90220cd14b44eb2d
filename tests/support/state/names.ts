import type { Client } from '../client.ts';
import type { Operation } from '../contract.ts';
import { idOf } from '../lists/lists.ts';
import { succeeded } from '../refusals.ts';
import { freshName, scenario } from '../scenarios.ts';
import { listThatHolds } from '../stage.ts';
import type { Fields } from './change.ts';

/** What takes a record out of use and leaves it in the workspace, by the end of its operations' names. */
const OUT_OF_USE: Record<string, Fields> = {
  Client: { is_active: 0 },
  Project: { is_active: 0 },
  Phase: { is_open: 0 },
};

/** The records among which a name is there once: of the workspace, or for phases of one project. */
export class Names {
  private constructor(
    private readonly owner: Client,
    private readonly operation: Operation,
    private readonly list: Operation,
    private readonly parents: number[],
  ) {}

  /** Those beside the record that the operation writes, in a workspace of the test's own. */
  static async beside(operation: Operation, owner: Client): Promise<Names> {
    const { ids = [] } = await scenario(operation.id, owner);
    const list = listThatHolds(operation);
    return new Names(owner, operation, list, ids.slice(0, list.pathParameters.length).map(Number));
  }

  /** What takes such a record out of use; undefined for records that are always in use. */
  static outOfUse({ id }: Operation): Fields | undefined {
    return OUT_OF_USE[id.replace(/^(create|update)/, '')];
  }

  /** The path parameters of a new record, or of the one with this id. */
  ids(id?: number): number[] {
    return id === undefined ? this.parents : [...this.parents, id];
  }

  async make(name = freshName('name'), state: Fields = {}): Promise<number> {
    const body = { name };
    const { data } = succeeded(await this.owner.send(this.#named('create'), { ids: this.parents, body })) as {
      data: Fields;
    };
    const id = idOf(this.list, data);
    if (Object.keys(state).length > 0) await this.change(id, state);
    return id;
  }

  async change(id: number, body: Fields): Promise<void> {
    succeeded(await this.owner.send(this.#named('update'), { ids: this.ids(id), body }));
  }

  async remove(id: number): Promise<void> {
    succeeded(await this.owner.send(this.#named('delete'), { ids: this.ids(id) }));
  }

  #named(verb: 'create' | 'update' | 'delete'): string {
    return this.operation.id.replace(/^(create|update)/, verb);
  }
}
