import { nearest } from '../../cli/nearest.ts';
import type { Fault } from '../faults/fault.ts';
import type { ControlCall } from './control.ts';
import { ControlProblem, checkFields, TEXTS } from './input.ts';

/** `GET /_mock/faults` -> `{faults, known}`: what is broken in the workspace, and what could be. */
export async function showFaults({ mock, workspace }: ControlCall): Promise<unknown> {
  const known = (await allFaults()).map(({ name, sentence, breaks }) => ({ name, sentence, breaks }));
  return { faults: namesOf(mock.faults.faultsOf(workspace)), known };
}

/** `PUT /_mock/faults` `{faults: [name, ...]}`: these and no others, in this workspace alone. */
export async function changeFaults({ mock, workspace, body }: ControlCall): Promise<unknown> {
  const { faults: names } = checkFields(body, { faults: TEXTS });
  if (names === undefined) throw new ControlProblem(422, 'faults is missing: a list of names, [] for none.');
  const known = await allFaults();
  const faults = (names as string[]).map((name) => faultNamed(name, known));
  for (const fault of faults) refuseImpossible(mock, fault);
  mock.faults.set(workspace, faults);
  return { faults: namesOf(faults) };
}

/** Loaded when somebody asks, so that a sound mock starts without them. */
async function allFaults(): Promise<Fault[]> {
  return (await import('../faults/index.ts')).FAULTS;
}

function faultNamed(name: string, known: Fault[]): Fault {
  const fault = known.find((each) => each.name === name);
  if (fault) return fault;
  const close = nearest(name, namesOf(known));
  const hint = close === undefined ? 'GET /_mock/faults lists them all.' : `Did you mean ${close}?`;
  throw new ControlProblem(422, `There is no fault ${JSON.stringify(name)}. ${hint}`);
}

function refuseImpossible(mock: ControlCall['mock'], fault: Fault): void {
  const obstacle = mock.faults.obstacleTo(fault);
  if (obstacle !== undefined)
    throw new ControlProblem(422, `${fault.name} is not possible here: ${obstacle}.`);
}

const namesOf = (faults: Fault[]): string[] => faults.map(({ name }) => name);
