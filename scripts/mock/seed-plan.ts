import type { ProjectRow, Rows } from './store/rows.ts';

/* The initial data of every workspace: a small company. IDs count from 1 in the order of the lists. */

type Person = [
  name: string,
  level: Rows['member']['access_level'],
  group: number | null,
  manager: number | null,
];

/** Users 1 to 7 are the actors, in this order. Dana Diaz manages Lena Lang, who manages Mia Moss and Jun Joss. */
export const PEOPLE: Person[] = [
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

export const DEACTIVATED = 'Dora Dean';
export const PENDING = 'Pia Penn';

export const CLIENTS: [name: string, color: string, active: 0 | 1][] = [
  ['Northwind', '#1F77B4', 1],
  ['Bluebird', '#2CA02C', 1],
  ['Granite', '#7F7F7F', 0],
  ['Harbor', '#9467BD', 1],
  ['Quartz', '#D62728', 1],
];

/** Grace Green manages Studio; nobody below an admin manages Back office. */
export const GROUPS: [name: string, color: string, managers: number[]][] = [
  ['Studio', '#FF7F0E', [3]],
  ['Back office', '#8C564B', [2]],
];

export const CATEGORIES: [name: string, color: string][] = [
  ['Design', '#E377C2'],
  ['Development', '#17BECF'],
  ['Management', '#BCBD22'],
];

export interface SeedProject {
  name: string;
  client: number | null;
  /** User IDs; a negative ID marks a project manager. */
  people: number[];
  groups?: number[];
  billing: ProjectRow['billing_type'];
  budget?: ['time', number] | ['money', string];
  archived?: true;
  public?: true;
  /** Names of phases; a leading '-' marks a closed phase. */
  phases: string[];
}

export const PROJECTS: SeedProject[] = [
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
  // For a client that the managers see through other projects; this project must stay hidden from them.
  {
    name: 'Company wiki',
    client: 1,
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
  // All three managers manage it; its budget is a cost, which is hidden from them.
  {
    name: 'Trade fair',
    client: 2,
    people: [-4, 6],
    groups: [1],
    billing: 'non_billable',
    budget: ['money', '3000.00'],
    phases: ['Booth', 'Travel'],
  },
  // Visible to everyone. The managers are members but do not manage it, so its amounts are hidden from them.
  {
    name: 'Open house',
    client: 5,
    people: [3, 4, 5],
    groups: [2],
    billing: 'time_and_material',
    budget: ['time', 6000],
    public: true,
    phases: ['Tours', 'Food'],
  },
  {
    name: 'Study days',
    client: null,
    people: [6, 10],
    billing: 'fixed_fee',
    phases: ['Reading', 'Talks'],
  },
];

/** The number of entries by user, spread over the phases in turn. Each project has two phases, in order. */
export const TRACKED: [user: number, phases: number[], count: number][] = [
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
  [6, [15, 17], 4],
  [7, [17], 2],
  [3, [1, 17], 3],
  [4, [15, 17], 3],
  [5, [17], 2],
];

export const TIMERS: [user: number, phase: number, status: 'running' | 'paused'][] = [
  [6, 1, 'running'],
  [7, 5, 'paused'],
  [1, 7, 'paused'],
  [2, 7, 'paused'],
  [3, 9, 'paused'],
  [4, 3, 'paused'],
  [5, 9, 'paused'],
  [6, 3, 'paused'],
];

export const TODOS: [project: number, phase: number | null, name: string, completed: 0 | 1][] = [
  [1, 1, 'Draw the start page', 0],
  [1, null, 'Collect the logos', 1],
  [2, 3, 'Write the story', 0],
  [3, 5, 'Choose the paper', 0],
  [4, 7, 'Check the hours', 0],
  [5, null, 'Describe the offices', 0],
  [7, 13, 'Plan the route', 1],
  [8, 15, 'Order the posters', 0],
  [9, null, 'Send the invitations', 0],
];
