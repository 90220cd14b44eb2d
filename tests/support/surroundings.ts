import type { Client, Input } from './client.ts';
import type { SignedIn } from './contract.ts';
import { succeeded } from './refusals.ts';
import { aClient, aMember, aPhase, freshName, type Place } from './scenarios.ts';
import type { World } from './world.ts';

type ProjectBody = Partial<NonNullable<Input<'createProject'>['body']>>;

/**
 * The people and places around an actor, made by the owner in a workspace of the test's own: what he manages, what
 * he only sees, and what he knows nothing of. They hold by how they are made, whatever else the workspace has.
 */
export class Surroundings {
  readonly owner: Client;
  readonly me: Client;
  readonly myId: number;
  /** Somebody with a token; a manager manages him once there is a place that he manages. */
  readonly colleague: Client;
  readonly colleagueId: number;
  #stranger: Promise<number> | undefined;

  constructor(
    world: World,
    readonly actor: SignedIn,
  ) {
    const colleague = actor === 'other-member' ? 'member' : 'other-member';
    this.owner = world.as('owner');
    this.me = world.as(actor);
    this.myId = world.userId(actor);
    this.colleague = world.as(colleague);
    this.colleagueId = world.userId(colleague);
  }

  /** Whether he manages something. */
  get isManager(): boolean {
    return this.actor.endsWith('-manager');
  }

  /** Whether nothing is out of his reach. */
  get reachesAll(): boolean {
    return this.actor === 'owner' || this.actor === 'admin';
  }

  /** Somebody whom he has nothing to do with. */
  stranger(): Promise<number> {
    this.#stranger ??= aMember(this.owner);
    return this.#stranger;
  }

  /** A place that he manages, on which his colleague works. */
  async managedPlace(body: ProjectBody = {}): Promise<Place> {
    const [me, colleague] = [{ user_id: this.myId }, { user_id: this.colleagueId }];
    if (this.actor === 'project-manager') {
      return this.#place({ ...body, members: [{ ...me, is_pm: 1 }, colleague] });
    }
    const place = await this.#place({ ...body, members: [colleague, { user_id: await this.stranger() }] });
    if (this.actor === 'group-manager') await this.#takeIntoGroup(place);
    else await this.#putBelow();
    return place;
  }

  /** A place that he is on but does not manage. */
  assignedPlace(body: ProjectBody = {}): Promise<Place> {
    const others = this.isManager ? [] : [{ user_id: this.colleagueId }];
    return this.#place({ ...body, members: [{ user_id: this.myId }, ...others] });
  }

  /** A public place that nobody is on. */
  publicPlace(body: ProjectBody = {}): Promise<Place> {
    return this.#place({ ...body, is_public: 1 });
  }

  /** A place that he does not see, unless he sees all. */
  async strangePlace(body: ProjectBody = {}): Promise<Place> {
    return this.#place({ ...body, members: [{ user_id: await this.stranger() }] });
  }

  /** A client of a project that he manages. */
  async managedClient(): Promise<number> {
    const client_id = await aClient(this.owner);
    await this.managedPlace({ client_id });
    return client_id;
  }

  async #place(body: ProjectBody): Promise<Place> {
    const { owner } = this;
    const project = { name: freshName('project'), ...body };
    const { project_id } = succeeded(await owner.call('createProject', { body: project })).data;
    return { project_id, phase_id: await aPhase(owner, project_id) };
  }

  async #takeIntoGroup({ project_id }: Place): Promise<void> {
    const group = { manager_ids: [this.myId], member_ids: [this.colleagueId], project_ids: [project_id] };
    succeeded(await this.owner.call('createGroup', { body: { name: freshName('group'), ...group } }));
  }

  async #putBelow(): Promise<void> {
    const input = { ids: [this.colleagueId], body: { manager_id: this.myId } };
    succeeded(await this.owner.call('updateMember', input));
  }
}
