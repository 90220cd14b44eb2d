import type { Application } from '../applications.ts';
import type { SeededActor } from '../seed.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';
import { ControlProblem, shown } from './input.ts';

/** The user of the field `user`, by actor name or by id. */
export function namedUser(workspace: Workspace, name: unknown): MemberRow {
  const known = [...workspace.actors.keys()].join(', ');
  if (name === undefined) {
    throw new ControlProblem(422, `user is missing: a user id, or one of: ${known}.`);
  }
  const id = typeof name === 'number' ? name : workspace.actors.get(name as SeededActor);
  const user = id === undefined ? undefined : workspace.store.tables.member.get(id);
  if (user) return user;
  throw new ControlProblem(422, `There is no user ${shown(name)}. Name a user id, or one of: ${known}.`);
}

/** The application of the field `app`, by client id or by name. */
export function namedApplication(workspace: Workspace, name: unknown): Application {
  const applications = [...workspace.applications.values()];
  const found =
    applications.find((each) => each.client_id === name) ?? applications.find((each) => each.name === name);
  if (found) return found;
  const known = applications.map((each) => each.client_id).join(', ');
  throw new ControlProblem(422, `There is no application ${shown(name)}. There are: ${known}.`);
}
