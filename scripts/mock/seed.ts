import type { Actor } from '../spec/contract.ts';
import { day, timestamp } from './clock.ts';
import type { ProjectMember, ProjectRow, Rows } from './store/rows.ts';
import type { Store } from './store/store.ts';

export type SeededActor = Exclude<Actor, 'anonymous'>;

const DAY = 86_400_000;
const LOCKED_DAYS_AGO = 30;

type Person = [
  name: string,
  level: Rows['member']['access_level'],
  group: number | null,
  manager: number | null,
];

/** Users 1 to 7 are the actors, in this order. Dana Diaz manages Lena Lang, who manages Mia Moss and Jun Joss. */
const PEOPLE: Person[] = [
  ['Olivia Owens', 'owner', null, null],
  ['Adam Adler', 'admin', null, 1],
  ['Grace Green', 'member', 2, 1],
  ['Paul Park', 'member', 2, 1],
  ['Dana Diaz', 'member', 2, 1],
  ['Mia Moss', 'member', 2, 8],
  ['Otto Orr', 'member', 1, null],
  ['Lena Lang', 'member', null, 5],
  ['Jun Joss', 'member', 1, 8],
  ['Dora Dean', 'member', 2, null],
  ['Pia Penn', 'member', null, null],
];
const ACTOR_ORDER: SeededActor[] = [
  'owner',
  'admin',
  'group-manager',
  'project-manager',
  'direct-manager',
  'member',
  'other-member',
];
const DEACTIVATED = 'Dora Dean';
const PENDING = 'Pia Penn';

const CLIENTS: [name: string, color: string, active: 0 | 1][] = [
  ['Northwind', '#1F77B4', 1],
  ['Bluebird', '#2CA02C', 1],
  ['Granite', '#7F7F7F', 0],
  ['Harbor', '#9467BD', 1],
  ['Quartz', '#D62728', 1],
];

/** Grace Green manages Studio; nobody below an admin manages Back office. */
const GROUPS: [name: string, color: string, managers: number[]][] = [
  ['Studio', '#FF7F0E', [3]],
  ['Back office', '#8C564B', [2]],
];

const CATEGORIES: [name: string, color: string][] = [
  ['Design', '#E377C2'],
  ['Development', '#17BECF'],
  ['Management', '#BCBD22'],
];

interface ProjectPlan {
  name: string;
  client: number | null;
  /** User ids; a negative one is a project manager. */
  people: number[];
  groups?: number[];
  billing: ProjectRow['billing_type'];
  budget?: ['time', number] | ['money', string];
  archived?: true;
  public?: true;
  /** Names of phases; one with a leading '-' is closed. */
  phases: string[];
}

const PROJECTS: ProjectPlan[] = [
  {
    name: 'Website relaunch',
    client: 1,
    people: [-4, 6, 7, 9],
    groups: [1],
    billing: 'time_and_material',
    budget: ['time', 60_000],
    phases: ['Design', 'Build'],
  },
  {
    name: 'Mobile app',
    client: 2,
    people: [-4, 6, 8],
    billing: 'fixed_fee',
    budget: ['money', '24000.00'],
    phases: ['Concept', '-Launch'],
  },
  {
    name: 'Brand book',
    client: 1,
    people: [7, 9],
    groups: [1],
    billing: 'time_and_material',
    budget: ['money', '8000.00'],
    phases: ['Layout', 'Print'],
  },
  {
    name: 'Payroll',
    client: 4,
    people: [2, 10],
    groups: [2],
    billing: 'non_billable',
    budget: ['money', '1500.00'],
    phases: ['Monthly run', 'Year end'],
  },
  {
    name: 'Company wiki',
    client: null,
    people: [],
    billing: 'non_billable',
    public: true,
    phases: ['Pages', 'Photos'],
  },
  {
    name: 'Old shop',
    client: 3,
    people: [-4, 6],
    billing: 'fixed_fee',
    archived: true,
    phases: ['Sale', 'Returns'],
  },
  {
    name: 'Field work',
    client: 4,
    people: [8, 9],
    groups: [2],
    billing: 'time_and_material',
    budget: ['time', 12_000],
    phases: ['Visits', 'Reports'],
  },
];

/** Who tracked how many entries in which phases (in turn). Phase ids follow PROJECTS: two to a project. */
const TRACKED: [user: number, phases: number[], count: number][] = [
  [6, [1, 2, 3, 11], 22],
  [7, [1, 5, 2, 6], 14],
  [8, [3, 13], 8],
  [9, [2, 5, 14], 8],
  [10, [7], 4],
  [1, [1, 7], 4],
  [2, [7, 9], 4],
  [3, [9], 4],
  [4, [1, 3, 9], 6],
  [5, [9], 4],
];

const TIMERS: [user: number, phase: number, status: 'running' | 'paused'][] = [
  [6, 1, 'running'],
  [7, 5, 'paused'],
  [1, 7, 'paused'],
  [2, 7, 'paused'],
  [3, 9, 'paused'],
  [4, 3, 'paused'],
  [5, 9, 'paused'],
  [6, 3, 'paused'],
];

const TODOS: [project: number, phase: number | null, name: string, completed: 0 | 1][] = [
  [1, 1, 'Draw the start page', 0],
  [1, null, 'Collect the logos', 1],
  [2, 3, 'Write the story', 0],
  [3, 5, 'Choose the paper', 0],
  [4, 7, 'Check the hours', 0],
  [5, null, 'Describe the offices', 0],
  [7, 13, 'Plan the route', 1],
];

/**
 * Fills an empty store with a small company in which every access level has something to see and something
 * hidden. Days count back from `now` (milliseconds), so that the same start gives the same records.
 */
export function seed(store: Store, now: number): { actors: Map<SeededActor, number>; lockedUntil: string } {
  // Ids are given in order from the store's base, so the plans above count from 1.
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
  const local = name.toLowerCase().replace(' ', '.');
  return base === 0 ? `${local}@example.com` : `${local}@w${base / 1_000_000}.example.com`;
}
