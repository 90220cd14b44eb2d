/* The records of the foreign service: another workspace, with other IDs than the mock's. */

/** A stored record. */
export type ForeignRow = Record<string, unknown> & { id: number };

export type ForeignUser = ForeignRow & { role: 'owner' | 'admin' | 'member'; timezone: string };

/** The names of the collections, as in their paths. */
export const COLLECTIONS = [
  'users',
  'customers',
  'teams',
  'projects',
  'phases',
  'phase-types',
  'time-entries',
  'timers',
  'tasks',
] as const;
export type ForeignCollection = (typeof COLLECTIONS)[number];

export type ForeignData = Record<ForeignCollection, Map<number, ForeignRow>>;

/** The last day whose time is locked for members. */
export const LOCKED_UNTIL = '2026-03-31';

const STAMP = '2026-02-11T07:45:09.120Z';

/** The last ID. All records share one sequence, as in some databases. */
let lastId = 48_200_000;
export function nextId(): number {
  lastId += 13;
  return lastId;
}

export const currentTimestamp = () => new Date().toISOString();

/** Today's date in the user's time zone. */
export function getToday(user: ForeignUser): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: user.timezone }).format(new Date());
}

/** A small design office: six projects, and time of their members in several months. */
export function seed(): { data: ForeignData; users: ForeignUser[] } {
  const data = Object.fromEntries(COLLECTIONS.map((name) => [name, new Map()])) as ForeignData;
  const add = (name: ForeignCollection, fields: Record<string, unknown>): ForeignRow => {
    const row: ForeignRow = { id: nextId(), ...fields };
    data[name].set(row.id, row);
    return row;
  };
  const users = addUsers(add);
  const types = ['concept', 'Build', 'Übergabe'].map((name) =>
    add('phase-types', { name, colour: '#0A84FF' }),
  );
  const customers = ['Zenith Ltd', 'atelier du Lac', 'Óbuda Kft', 'Bakery 9'].map((name, i) =>
    add('customers', {
      name,
      colour: '#ab12EF',
      active: i === 3 ? 0 : 1,
      internal_cost: i ? null : '310.50',
      ...dates(),
    }),
  );
  const projects = addProjects(add, users, customers, types);
  add('teams', {
    name: 'Studio',
    colour: '#654321',
    user_ids: users.slice(2, 5).map(({ id }) => id),
    lead_ids: [users[1]?.id, users[6]?.id],
    project_ids: [projects[0]?.id],
  });
  addWork(add, data, users, projects);
  return { data, users };
}

type Add = (name: ForeignCollection, fields: Record<string, unknown>) => ForeignRow;

const dates = () => ({ created_at: STAMP, updated_at: STAMP });

/** The owner, an admin and two members have tokens; then a former user, a project manager and a team lead. */
function addUsers(add: Add): ForeignUser[] {
  const people: [name: string, role: string, zone: string, active: number][] = [
    ['Ngozi Adeyemi', 'owner', 'Africa/Lagos', 1],
    ['émile Fournier', 'admin', 'Europe/Paris', 1],
    ['Tane Ruatapu', 'member', 'Pacific/Kiritimati', 1],
    ['Billie O’Hara', 'member', 'America/Adak', 1],
    ['Ada Former', 'member', 'UTC', 0],
    ['Priya Raman', 'member', 'Asia/Kolkata', 1],
    ['Luca Ferri', 'member', 'Europe/Rome', 1],
  ];
  return people.map(([full_name, role, timezone, active], i) =>
    add('users', {
      full_name,
      email: `person${i}@studio.example`,
      avatar: i === 1 ? 'https://cdn.studio.example/a/1.png' : null,
      role,
      team_id: null,
      manager_id: null,
      active,
      invite_status: 'active',
      rate: i ? '64.00' : null,
      cost_rate: i ? '28.40' : null,
      timezone,
      created_at: STAMP,
    }),
  ) as ForeignUser[];
}

/** The index of the user who manages each of their projects. */
const PROJECT_MANAGER = 5;

/** The projects; members are indexes of users. */
const PROJECTS: [name: string, isPublic: number, active: number, billing: string, members: number[]][] = [
  ['Harbour museum', 0, 1, 'time_and_material', [2, 3]],
  ['annual report', 0, 1, 'fixed_fee', [2]],
  ['Internal', 1, 1, 'non_billable', []],
  ['Secret rebrand', 0, 1, 'time_and_material', [1]],
  ['Éclair shop', 0, 0, 'time_and_material', [3]],
  ['Winter fair', 0, 1, 'fixed_fee', [3, PROJECT_MANAGER]],
];

function addProjects(
  add: Add,
  users: ForeignUser[],
  customers: ForeignRow[],
  types: ForeignRow[],
): ForeignRow[] {
  return PROJECTS.map(([name, isPublic, active, billing_method, members], i) => {
    const project = add('projects', {
      name,
      colour: '#00c2a8',
      customer_id: i === 2 ? null : customers[i % 3]?.id,
      active,
      public: isPublic,
      billing_method,
      rate: i % 2 ? null : '81.00',
      budget_type: i === 0 ? 'time' : i === 1 ? 'money' : 'none',
      time_budget: i === 0 ? 90_000 : null,
      money_budget: i === 1 ? '12500.00' : null,
      budget_period: 'none',
      users: members.map((index) => ({
        user_id: users[index]?.id,
        project_manager: index === PROJECT_MANAGER ? 1 : 0,
        time_budget: null,
      })),
      ...dates(),
    });
    for (const [j, phase] of ['Kick-off', 'delivery', 'Aftercare'].entries())
      add('phases', {
        project_id: project.id,
        name: phase,
        open: j === 2 ? 0 : 1,
        phase_type_id: types[j]?.id ?? null,
        time_budget: i === 0 ? 1800 : null,
      });
    return project;
  });
}

/** Adds time of the members of each project, to-dos, and a timer of the first member. */
function addWork(add: Add, data: ForeignData, users: ForeignUser[], projects: ForeignRow[]): void {
  const phases = [...data.phases.values()];
  for (const [i, project] of projects.entries()) {
    const [first] = phases.filter(({ project_id }) => project_id === project.id);
    const members = (project.users as { user_id: number }[]).map(({ user_id }) => user_id);
    for (const title of ['Sketch', 'proofread'])
      add('tasks', {
        project_id: project.id,
        phase_id: title === 'Sketch' ? first?.id : null,
        title: `${title} ${i}`,
        done: title === 'Sketch' ? 1 : 0,
        origin_url: i ? null : 'https://boards.example/c/9',
      });
    for (const user_id of i === 2 ? users.slice(1, 4).map(({ id }) => id) : members)
      for (let n = 0; n < 10; n++)
        add('time-entries', {
          user_id,
          project_id: project.id,
          phase_id: first?.id,
          task_id: null,
          customer_id: project.customer_id,
          entry_date: new Date(Date.UTC(2026, 1 + (n % 9), 1 + ((n * 7) % 27))).toISOString().slice(0, 10),
          entry_minutes: (n * 35) % 240,
          description: n % 3 ? `work ${n}` : null,
          billing_status: project.billing_method === 'non_billable' ? 2 : n % 2,
          origin_url: null,
          origin_text: null,
          ...dates(),
        });
  }
  add('timers', {
    user_id: users[2]?.id,
    project_id: projects[0]?.id,
    phase_id: phases[0]?.id,
    task_id: null,
    description: 'sorting photos',
    state: 'paused',
    seconds: 1871,
    since: null,
    started_on: '2026-11-20',
    ...dates(),
  });
}
