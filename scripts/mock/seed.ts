import type { Actor } from '../contract/contract.ts';
import { day, timestamp } from './clock.ts';
import { createSeedEmail } from './seed-emails.ts';
import {
  CATEGORIES,
  CLIENTS,
  DEACTIVATED,
  GROUPS,
  PENDING,
  PEOPLE,
  PROJECTS,
  type SeedProject,
  TIMERS,
  TODOS,
  TRACKED,
} from './seed-plan.ts';
import type { ProjectMember, ResourceName, Row, Rows } from './store/rows.ts';
import type { Store } from './store/store.ts';

export type SeededActor = Exclude<Actor, 'anonymous'>;

const DAY = 86_400_000;
const LOCKED_DAYS_AGO = 30;
/** The IDs of workspace n start at n times this number. */
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
 * Fills an empty store with a small company in which every access level has visible and hidden records. Days count back
 * from `now` (milliseconds), so the same `now` gives the same records.
 */
export function seed(store: Store, now: number): { actors: Map<SeededActor, number>; lockedUntil: string } {
  // The store assigns IDs in order from its base, so the seed data counts from 1.
  const company = new Company(store.tables.member.nextId - 1, now);
  for (const [name, rows] of Object.entries(company.rows()) as unknown as [ResourceName, Row[]][]) {
    for (const row of rows) store.table(name).insert(row);
  }
  return {
    actors: new Map(ACTOR_ORDER.map((actor, i) => [actor, company.id(i + 1)])),
    lockedUntil: day(now - LOCKED_DAYS_AGO * DAY),
  };
}

/** The seed data as rows. The ID of each row is 0 until the store assigns one. */
class Company {
  constructor(
    private readonly base: number,
    private readonly now: number,
  ) {}

  /** The rows by resource; a resource that is missing here starts without records. */
  rows(): { [N in ResourceName]?: Rows[N][] } {
    return {
      member: this.#members(),
      group: this.#groups(),
      client: this.#clients(),
      phaseCategory: CATEGORIES.map(([name, color]) => ({ phase_category_id: 0, name, color })),
      project: PROJECTS.map((plan, i) => this.#project(plan, i)),
      phase: this.#phases(),
      todo: this.#todos(),
      entry: this.#entries(),
      timer: this.#timers(),
    };
  }

  /** The stored ID for an ID of the seed data. */
  id(number: number): number {
    return this.base + number;
  }

  #idOrNull(number: number | null): number | null {
    return number === null ? null : this.id(number);
  }

  #daysAgo(days: number): string {
    return timestamp(this.now - days * DAY);
  }

  #members(): Rows['member'][] {
    return PEOPLE.map(([name, access_level, group, manager], i) => ({
      user_id: 0,
      name,
      email: createSeedEmail(name, this.base / IDS_PER_WORKSPACE),
      avatar_url: null,
      access_level,
      group_id: this.#idOrNull(group),
      manager_id: this.#idOrNull(manager),
      is_active: name === DEACTIVATED ? 0 : 1,
      invitation_status: name === PENDING ? 'pending' : 'active',
      hourly_rate: `${60 + i * 5}.00`,
      hourly_cost: `${30 + i * 2}.50`,
      created_date: this.#daysAgo(200),
    }));
  }

  #groups(): Rows['group'][] {
    return GROUPS.map(([name, color, managers]) => ({
      group_id: 0,
      name,
      color,
      manager_ids: managers.map((each) => this.id(each)),
    }));
  }

  #clients(): Rows['client'][] {
    return CLIENTS.map(([name, color, is_active], i) => ({
      client_id: 0,
      name,
      color,
      is_active,
      cost: `${100 + i * 10}.00`,
      created_date: this.#daysAgo(200),
      updated_date: this.#daysAgo(200),
    }));
  }

  #project(plan: SeedProject, i: number): Rows['project'] {
    return {
      project_id: 0,
      name: plan.name,
      color: CLIENTS[i % CLIENTS.length]?.[1] ?? '#000000',
      client_id: this.#idOrNull(plan.client),
      is_active: plan.archived ? 0 : 1,
      is_public: plan.public ? 1 : 0,
      billing_type: plan.billing,
      hourly_rate: plan.billing === 'time_and_material' ? '80.00' : null,
      budget_type: plan.budget?.[0] ?? 'none',
      budget_minutes: plan.budget?.[0] === 'time' ? plan.budget[1] : null,
      budget_amount: plan.budget?.[0] === 'money' ? plan.budget[1] : null,
      budget_recurrence: 'none',
      created_date: this.#daysAgo(190 - i * 10),
      updated_date: this.#daysAgo(60 - i),
      members: plan.people.map((id) => createProjectMember(this.id(Math.abs(id)), id < 0)),
      group_ids: (plan.groups ?? []).map((each) => this.id(each)),
    };
  }

  #phases(): Rows['phase'][] {
    return PROJECTS.flatMap(({ phases, budget }, i) =>
      phases.map((name, j) => ({
        phase_id: 0,
        project_id: this.id(i + 1),
        name: name.replace(/^-/, ''),
        is_open: name.startsWith('-') ? 0 : 1,
        phase_category_id: this.id((j % CATEGORIES.length) + 1),
        budget_minutes: budget?.[0] === 'time' ? budget[1] / 4 : null,
      })),
    );
  }

  #todos(): Rows['todo'][] {
    return TODOS.map(([project, phase, name, is_completed]) => ({
      todo_id: 0,
      project_id: this.id(project),
      phase_id: this.#idOrNull(phase),
      name,
      is_completed,
      source_url: null,
    }));
  }

  #entries(): Rows['entry'][] {
    return TRACKED.flatMap(([user, phases, count]) =>
      Array.from({ length: count }, (_, i) =>
        this.#entry({ user, phase: phases[i % phases.length] as number, i, isLast: i === count - 1 }),
      ),
    );
  }

  /** The last entry of each user is in the locked period, the others on the days before now. */
  #entry({ user, phase, i, isLast }: TrackedTime): Rows['entry'] {
    const daysAgo = isLast ? LOCKED_DAYS_AGO + 5 : i + 1;
    const written = timestamp(this.now - daysAgo * DAY + i * 60_000);
    const isBillable = PROJECTS[projectNumber(phase) - 1]?.billing === 'time_and_material';
    return {
      entry_id: 0,
      user_id: this.id(user),
      ...this.#location(phase),
      todo_id: null,
      entry_date: day(this.now - daysAgo * DAY),
      entry_minutes: 90 + ((i * 35) % 300),
      notes: i % 3 === 0 ? null : `Work of day ${daysAgo}`,
      billed: i % 4 === 1 && isBillable ? 1 : 0,
      source_url: null,
      source_text: null,
      created_date: written,
      updated_date: written,
    };
  }

  #timers(): Rows['timer'][] {
    return TIMERS.map(([user, phase, status]) => {
      const started = this.now - user * 600_000;
      return {
        timer_id: 0,
        user_id: this.id(user),
        ...this.#location(phase),
        todo_id: null,
        notes: null,
        status,
        timer_date: day(this.now),
        created_date: timestamp(started),
        updated_date: timestamp(started),
        gathered_seconds: status === 'paused' ? 1800 : 0,
        running_since: status === 'running' ? started : null,
      };
    });
  }

  #location(phase: number): { project_id: number; phase_id: number } {
    return { project_id: this.id(projectNumber(phase)), phase_id: this.id(phase) };
  }
}

interface TrackedTime {
  user: number;
  phase: number;
  /** The index of the entry among those of the same line of TRACKED. */
  i: number;
  isLast: boolean;
}

/** The project number of each phase, by phase number minus 1. */
const PROJECT_NUMBERS = PROJECTS.flatMap(({ phases }, i) => phases.map(() => i + 1));

function projectNumber(phase: number): number {
  return PROJECT_NUMBERS[phase - 1] as number;
}

function createProjectMember(user_id: number, isManager: boolean): ProjectMember {
  return { user_id, is_pm: isManager ? 1 : 0, budget_minutes: null };
}
