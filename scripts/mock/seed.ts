import type { Actor } from '../spec/contract.ts';
import { day, timestamp } from './clock.ts';
import {
  CATEGORIES,
  CLIENTS,
  DEACTIVATED,
  GROUPS,
  PENDING,
  PEOPLE,
  PROJECTS,
  type ProjectPlan,
  TIMERS,
  TODOS,
  TRACKED,
} from './seed-plan.ts';
import type { ProjectMember, ProjectRow, Rows } from './store/rows.ts';
import type { Store } from './store/store.ts';

export type SeededActor = Exclude<Actor, 'anonymous'>;

const DAY = 86_400_000;
const LOCKED_DAYS_AGO = 30;
/** Ids of the n-th workspace start after n times as many. */
export const IDS_PER_WORKSPACE = 1_000_000;

const ACTOR_ORDER: SeededActor[] = [
  'owner',
  'admin',
  'group-manager',
  'project-manager',
  'direct-manager',
  'member',
  'other-member',
];

/**
 * Fills an empty store with a small company in which every access level has something to see and something
 * hidden. Days count back from `now` (milliseconds), so that the same start gives the same records.
 */
export function seed(store: Store, now: number): { actors: Map<SeededActor, number>; lockedUntil: string } {
  // Ids are given in order from the store's base, so the plan counts from 1.
  const base = store.tables.member.nextId - 1;
  const at = (id: number) => base + id;
  const orNull = (id: number | null) => (id === null ? null : at(id));
  const created = timestamp(now - 200 * DAY);

  seedPeople();
  seedProjects();
  seedTime();
  return {
    actors: new Map(ACTOR_ORDER.map((actor, i) => [actor, at(i + 1)])),
    lockedUntil: day(now - LOCKED_DAYS_AGO * DAY),
  };

  function seedPeople(): void {
    for (const [i, [name, access_level, group, manager]] of PEOPLE.entries()) {
      store.tables.member.insert({
        user_id: 0,
        name,
        email: emailOf(name, base),
        avatar_url: null,
        access_level,
        group_id: orNull(group),
        manager_id: orNull(manager),
        is_active: name === DEACTIVATED ? 0 : 1,
        invitation_status: name === PENDING ? 'pending' : 'active',
        hourly_rate: `${60 + i * 5}.00`,
        hourly_cost: `${30 + i * 2}.50`,
        created_date: created,
      });
    }
    for (const [name, color, managers] of GROUPS) {
      store.tables.group.insert({ group_id: 0, name, color, manager_ids: managers.map(at) });
    }
  }

  function seedProjects(): void {
    for (const [i, [name, color, is_active]] of CLIENTS.entries()) {
      const cost = `${100 + i * 10}.00`;
      store.tables.client.insert({
        client_id: 0,
        name,
        color,
        is_active,
        cost,
        created_date: created,
        updated_date: created,
      });
    }
    for (const [name, color] of CATEGORIES)
      store.tables.phaseCategory.insert({ phase_category_id: 0, name, color });
    for (const [i, plan] of PROJECTS.entries()) {
      const { project_id } = store.tables.project.insert(projectRow(plan, i));
      for (const [j, name] of plan.phases.entries()) {
        store.tables.phase.insert({
          phase_id: 0,
          project_id,
          name: name.replace(/^-/, ''),
          is_open: name.startsWith('-') ? 0 : 1,
          phase_category_id: at((j % CATEGORIES.length) + 1),
          budget_minutes: plan.budget?.[0] === 'time' ? plan.budget[1] / 4 : null,
        });
      }
    }
    for (const [project, phase, name, is_completed] of TODOS) {
      store.tables.todo.insert({
        todo_id: 0,
        project_id: at(project),
        phase_id: orNull(phase),
        name,
        is_completed,
        source_url: null,
      });
    }
  }

  function projectRow(plan: ProjectPlan, i: number): ProjectRow {
    return {
      project_id: 0,
      name: plan.name,
      color: CLIENTS[i % CLIENTS.length]?.[1] ?? '#000000',
      client_id: orNull(plan.client),
      is_active: plan.archived ? 0 : 1,
      is_public: plan.public ? 1 : 0,
      billing_type: plan.billing,
      hourly_rate: plan.billing === 'time_and_material' ? '80.00' : null,
      budget_type: plan.budget?.[0] ?? 'none',
      budget_minutes: plan.budget?.[0] === 'time' ? plan.budget[1] : null,
      budget_amount: plan.budget?.[0] === 'money' ? plan.budget[1] : null,
      budget_recurrence: 'none',
      created_date: timestamp(now - (190 - i * 10) * DAY),
      updated_date: timestamp(now - (60 - i) * DAY),
      members: plan.people.map((id) => projectMember(at(Math.abs(id)), id < 0)),
      group_ids: (plan.groups ?? []).map(at),
    };
  }

  function seedTime(): void {
    for (const [user, phases, count] of TRACKED) {
      for (let i = 0; i < count; i++) {
        const phase = at(phases[i % phases.length] as number);
        store.tables.entry.insert(entryRow(at(user), phase, i, count));
      }
    }
    for (const [user, phase, status] of TIMERS) {
      const started = now - user * 600_000;
      store.tables.timer.insert({
        timer_id: 0,
        user_id: at(user),
        ...placeOf(at(phase)),
        todo_id: null,
        notes: null,
        status,
        timer_date: day(now),
        created_date: timestamp(started),
        updated_date: timestamp(started),
        gathered_seconds: status === 'paused' ? 1800 : 0,
        running_since: status === 'running' ? started : null,
      });
    }
  }

  /** The last entry of each user lies in the locked period, the others on the days before now. */
  function entryRow(user_id: number, phase: number, i: number, count: number): Rows['entry'] {
    const daysAgo = i === count - 1 ? LOCKED_DAYS_AGO + 5 : i + 1;
    const written = timestamp(now - daysAgo * DAY + i * 60_000);
    return {
      entry_id: 0,
      user_id,
      ...placeOf(phase),
      todo_id: null,
      entry_date: day(now - daysAgo * DAY),
      entry_minutes: 90 + ((i * 35) % 300),
      notes: i % 3 === 0 ? null : `Work of day ${daysAgo}`,
      billed: i % 4 === 1 && billable(phase) ? 1 : 0,
      source_url: null,
      source_text: null,
      created_date: written,
      updated_date: written,
    };
  }

  function placeOf(phase_id: number): { project_id: number; phase_id: number } {
    return { project_id: store.tables.phase.get(phase_id)?.project_id as number, phase_id };
  }

  function billable(phase_id: number): boolean {
    return store.tables.project.get(placeOf(phase_id).project_id)?.billing_type === 'time_and_material';
  }
}

function projectMember(user_id: number, isManager: boolean): ProjectMember {
  return { user_id, is_pm: isManager ? 1 : 0, budget_minutes: null };
}

/** An address belongs to one workspace only (help-team), so those of other workspaces carry its number. */
function emailOf(name: string, base: number): string {
  const number = base / IDS_PER_WORKSPACE;
  return number === 0 ? `${localPart(name)}@example.com` : `${localPart(name)}@w${number}.example.com`;
}

/** The number of the workspace that starts with this address, in small letters; undefined if none does. */
export function workspaceOfSeeded(address: string): number | undefined {
  const [, local, number = '0'] = /^(.+)@(?:w([1-9]\d*)\.)?example\.com$/.exec(address) ?? [];
  return PEOPLE.some(([name]) => localPart(name) === local) ? Number(number) : undefined;
}

function localPart(name: string): string {
  return name.toLowerCase().replace(' ', '.');
}
