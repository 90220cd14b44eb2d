import type { Application } from '../applications.ts';
import type { SeededActor } from '../seed.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';
import { ControlProblem } from './input.ts';

/** The user by actor name or by id. */
export function namedUser(workspace: Workspace, name: unknown): MemberRow {
  const id = typeof name === 'number' ? name : workspace.actors.get(name as SeededActor);
  const user = id === undefined ? undefined : workspace.store.tables.member.get(id);
  if (user) return user;
  const known = [...workspace.actors.keys()].join(', ');
  throw new ControlProblem(
    422,
    `There is no user ${JSON.stringify(name ?? null)}. Name an id or one of: ${known}.`,
  );
}

/** The application by client id or by name. */
export function namedApplication(workspace: Workspace, name: unknown): Application {
  const applications = [...workspace.applications.values()];
  const found =
    applications.find((each) => each.client_id === name) ?? applications.find((each) => each.name === name);
  if (found) return found;
  const known = applications.map((each) => each.client_id).join(', ');
  throw new ControlProblem(
    422,
    `There is no application ${JSON.stringify(name ?? null)}. There are: ${known}.`,
  );
}
