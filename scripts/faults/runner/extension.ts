import { nearest } from '../../cli/nearest.ts';
import { ControlProblem, checkFields, STRINGS } from '../../mock/control/control-call.ts';
import type { MockRequest } from '../../mock/http.ts';
import type { ExtensionCall, Mock, MockExtension } from '../../mock/mock.ts';
import type { Workspace } from '../../mock/workspace.ts';
import { type Fault, findObstacle } from '../catalog/fault.ts';
import { withFaults } from './faulty-mock.ts';
import { findRequestWorkspace } from './request-workspace.ts';

/**
 * Creates an extension for `startMock({ extend: injectFaults([...]) })`. The `initial` faults apply to every workspace
 * whose faults were not set with `PUT /_mock/faults`.
 */
export function injectFaults(initial: Fault[] = []): (mock: Mock) => MockExtension {
  return (mock) => new FaultInjection(mock, initial);
}

class FaultInjection implements MockExtension {
  readonly #faults = new WeakMap<Workspace, Fault[]>();
  readonly #variants = new Map<string, Mock>();
  #isBaseline: boolean;

  constructor(
    private readonly mock: Mock,
    private readonly initial: Fault[],
  ) {
    this.#isBaseline = initial.length === 0;
    // Throws at the start if a fault cannot be injected.
    this.#getVariant(initial);
  }

  readonly commands = {
    'GET faults': (call: ExtensionCall) => this.#show(call),
    'PUT faults': (call: ExtensionCall) => this.#change(call),
  };

  selectVariant(request: MockRequest): Mock {
    if (this.#isBaseline) return this.mock;
    const workspace = findRequestWorkspace(this.mock, request);
    return this.#getVariant(workspace ? this.#getFaults(workspace) : this.initial);
  }

  onReset(workspace: Workspace): void {
    this.#faults.delete(workspace);
  }

  #getFaults(workspace: Workspace): Fault[] {
    return this.#faults.get(workspace) ?? this.initial;
  }

  /** Returns the mock with a combination of faults, shared by all workspaces with this combination. */
  #getVariant(faults: Fault[]): Mock {
    if (faults.length === 0) return this.mock;
    const key = faults.map(({ name }) => name).join();
    // The mock itself gets this extension only after the first variant is created.
    const variant = this.#variants.get(key) ?? { ...withFaults(this.mock, faults), extension: this };
    this.#variants.set(key, variant);
    return variant;
  }

  /** `GET /_mock/faults` -> `{faults, known}`: the names of the injected faults, and all faults. */
  async #show({ workspace }: ExtensionCall): Promise<unknown> {
    const known = (await allFaults()).map(({ name, description, breaks }) => ({ name, description, breaks }));
    return { faults: names(this.#getFaults(workspace)), known };
  }

  /** `PUT /_mock/faults` `{faults: [name, ...]}`: injects these faults and no others in this workspace. */
  async #change({ workspace, body }: ExtensionCall): Promise<unknown> {
    const { faults: wanted } = checkFields(body, { faults: STRINGS });
    if (wanted === undefined)
      throw new ControlProblem(422, 'faults is missing. Give a list of names, or [] for none.');
    const known = await allFaults();
    const faults = (wanted as string[]).map((name) => findFault(name, known));
    for (const fault of faults) this.#rejectImpossible(fault);
    this.#faults.set(workspace, faults);
    if (faults.length > 0) this.#isBaseline = false;
    return { faults: names(faults) };
  }

  #rejectImpossible(fault: Fault): void {
    const reason = findObstacle(fault, this.mock.contract.document);
    if (reason !== undefined) throw new ControlProblem(422, `${fault.name} is not possible here: ${reason}.`);
  }
}

/** Loaded on demand, so that a mock without faults starts without them. */
async function allFaults(): Promise<Fault[]> {
  return (await import('../catalog/index.ts')).FAULTS;
}

function findFault(name: string, known: Fault[]): Fault {
  const fault = known.find((each) => each.name === name);
  if (fault) return fault;
  const close = nearest(name, names(known));
  const hint = close === undefined ? 'GET /_mock/faults lists them all.' : `Did you mean ${close}?`;
  throw new ControlProblem(422, `There is no fault ${JSON.stringify(name)}. ${hint}`);
}

const names = (faults: Fault[]): string[] => faults.map(({ name }) => name);
