import type { OpenApiDocument } from '../../spec/contract.ts';
import type { Request } from '../http.ts';
import type { Mock } from '../mock.ts';
import type { Workspace } from '../workspace.ts';
import { changedBy, type Fault, obstacleTo, weaveOf } from './fault.ts';
import { type Weave, withWeave } from './point.ts';
import { workspaceOf } from './workspace-of.ts';

/** A mock as it is broken for one workspace. */
interface Broken {
  mock: Mock;
  weave: Weave;
}

/** Makes of a contract document what the mock reads of it. */
type Reads = (document: OpenApiDocument) => Pick<Mock, 'contract' | 'router' | 'prism'>;

/** Which workspace has which faults. Requests of no known workspace meet those that the mock was started with. */
export class FaultBook {
  readonly #of = new WeakMap<Workspace, Fault[]>();
  readonly #broken = new WeakMap<object, Broken>();
  readonly #readings = new Map<string, ReturnType<Reads>>();
  #isSound: boolean;

  constructor(
    /** The faults that a workspace has unless it is told others. */
    readonly initial: Fault[],
    private readonly document: OpenApiDocument,
    private readonly reads: Reads,
  ) {
    this.#isSound = initial.length === 0;
  }

  /** Why the mock cannot have a fault. */
  obstacleTo(fault: Fault): string | undefined {
    return obstacleTo(fault, this.document);
  }

  faultsOf(workspace: Workspace): Fault[] {
    return this.#of.get(workspace) ?? this.initial;
  }

  set(workspace: Workspace, faults: Fault[]): void {
    this.#of.set(workspace, faults);
    this.#broken.delete(workspace);
    if (faults.length > 0) this.#isSound = false;
  }

  /** Gives a workspace back the faults that it was made with. */
  reset(workspace: Workspace): void {
    this.#of.delete(workspace);
    this.#broken.delete(workspace);
  }

  /** What the mock reads, as these faults change the contract document. */
  reading(faults: Fault[]): ReturnType<Reads> {
    const changed = changedBy(faults, this.document);
    const key = changed === this.document ? '' : faults.map(({ name }) => name).join();
    const known = this.#readings.get(key) ?? this.reads(changed);
    this.#readings.set(key, known);
    return known;
  }

  /** Answers a request with the faults of its workspace. */
  answer<T>(mock: Mock, request: Request, answer: (mock: Mock) => T): T {
    if (this.#isSound) return answer(mock);
    const broken = this.#brokenFor(mock, workspaceOf(mock, request));
    return withWeave(broken.weave, () => answer(broken.mock));
  }

  #brokenFor(mock: Mock, workspace: Workspace | undefined): Broken {
    const known = this.#broken.get(workspace ?? this);
    if (known) return known;
    const faults = workspace ? this.faultsOf(workspace) : this.initial;
    const itself = { ...mock, ...this.reading(faults) };
    const broken = { mock: itself, weave: weaveOf(faults, itself) };
    this.#broken.set(workspace ?? this, broken);
    return broken;
  }
}
