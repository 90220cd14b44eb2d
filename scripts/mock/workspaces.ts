import type { Contract } from '../contract/contract.ts';
import { randomText } from './secrets.ts';
import type { SeededActor } from './seed.ts';
import type { TokenStore } from './tokens.ts';
import { Workspace, type WorkspaceSettings } from './workspace.ts';

export type InitialSettings = Omit<WorkspaceSettings, 'lockedUntil'>;

/** Every workspace of a mock. Tokens and client IDs identify their workspace. */
export class Workspaces {
  readonly #byId = new Map<string, Workspace>();
  readonly #readyTokens = new WeakMap<Workspace, Map<SeededActor, string>>();
  #count = 0;

  constructor(
    private readonly contract: Contract,
    private readonly tokens: TokenStore,
    private readonly initial: InitialSettings,
  ) {
    this.create({}, true);
  }

  /** The initial workspace, with the fixed tokens `mock-ACTOR`. */
  get default(): Workspace {
    return this.#byId.get('default') as Workspace;
  }

  /** Creates a seeded workspace, whose clock is frozen unless `runningClock` is true. */
  create(settings: Partial<InitialSettings>, runningClock: boolean): Workspace {
    const number = this.#count++;
    const id = number === 0 ? 'default' : `w${number}`;
    const workspace = new Workspace(id, number, runningClock, { ...this.initial, ...settings }, () =>
      this.#byId.values(),
    );
    this.#byId.set(id, workspace);
    const ready = [...workspace.actors.keys()].map((actor) => {
      return [actor, number === 0 ? `mock-${actor}` : randomText()] as const;
    });
    this.#readyTokens.set(workspace, new Map(ready));
    this.#issueReadyTokens(workspace);
    return workspace;
  }

  get(id: string): Workspace | undefined {
    return this.#byId.get(id);
  }

  all(): Workspace[] {
    return [...this.#byId.values()];
  }

  /** Finds the workspace in which an application is registered. */
  findByClient(clientId: string): Workspace | undefined {
    for (const workspace of this.#byId.values()) if (workspace.applications.has(clientId)) return workspace;
    return undefined;
  }

  /** The initial personal tokens, by actor. */
  initialTokens(workspace: Workspace): ReadonlyMap<SeededActor, string> {
    return this.#readyTokens.get(workspace) ?? new Map();
  }

  /** Resets data, settings, applications, tokens, rate windows and clock. */
  reset(workspace: Workspace): void {
    this.tokens.deleteAll(workspace);
    workspace.reset();
    this.#issueReadyTokens(workspace);
  }

  delete(workspace: Workspace): void {
    this.tokens.deleteAll(workspace);
    this.#byId.delete(workspace.id);
  }

  #issueReadyTokens(workspace: Workspace): void {
    for (const [actor, token] of this.initialTokens(workspace)) {
      const userId = workspace.actors.get(actor) as number;
      const { seconds } = this.contract.tokens.personal;
      this.tokens.issue({ kind: 'personal', workspace, userId, seconds, token, name: 'Ready at the start' });
    }
  }
}
