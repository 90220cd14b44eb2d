import { standardWords } from './names.ts';

/** Other names of contract fields, most confident first: `0.9 a, b; 0.7 c`. A name after `!` means the opposite. */
const ALIASES: Record<string, string> = {
  name: '0.95 full name, display name; 0.93 title; 0.8 label, subject',
  email: '0.97 email address, mail, e mail, mail address',
  avatar_url: '0.97 avatar, photo, profile picture',
  access_level:
    '0.93 role, level, user role, permission level, access role, system role, workspace role; 0.8 permission, user level',
  manager_id: '0.9 reports to id, direct manager id; 0.85 reports to, direct manager',
  is_active: '0.9 !deactivated, !inactive, !disabled; 0.88 !archived, !is archived; 0.7 status, state',
  invitation_status:
    '0.95 invite status, invite state, invitation state; 0.75 invitation, invite; 0.68 status; 0.6 !invitation accepted',
  hourly_rate:
    '0.9 bill rate, billing rate, billable rate, rate per hour, price per hour, billable hourly rate; 0.85 rate',
  hourly_cost:
    '0.93 cost rate, cost per hour, internal hourly cost, hourly cost rate, internal cost rate; 0.8 internal rate, labor cost; 0.72 cost, internal cost',
  created_date: '0.93 created; 0.9 created time',
  updated_date:
    '0.95 last updated date; 0.93 updated, last updated, last change date, last updated time; 0.9 updated time',
  cost: '0.93 internal cost, total cost; 0.85 labor cost, labour cost',
  is_public: '0.88 !private, !is private; 0.85 open to everyone; 0.8 visibility; 0.75 open to all',
  billing_type:
    '0.95 billing method, billing model; 0.85 pricing model, billing, billing mode, fee type; 0.7 bill by',
  is_billable: '0.85 !non billable; 0.8 billable status',
  budget_type: '0.93 budget method, budget mode, budget kind; 0.8 budget by, budget unit',
  budget_minutes:
    '0.95 time budget minutes, budget time minutes; 0.93 time budget, budget time, budget hours, budget duration, budget seconds, budgeted minutes, budgeted time, budgeted hours; 0.85 planned minutes, planned hours, allocated minutes, time budget hours, planned time, allocated time; 0.7 budget',
  budget_amount:
    '0.93 money budget, budget money, budgeted amount, budget value, monetary budget, money budget amount; 0.75 fixed fee, fixed price, fee; 0.62 budget',
  budget_recurrence:
    '0.93 budget period, budget interval, budget cycle, budget frequency, budget repeat; 0.85 recurrence, budget reset, budget renewal',
  budget_progress:
    '0.93 budget used, budget usage, budget consumed, budget progress percent, budget progress percentage, budget used percent; 0.85 progress, budget spent, budget percent, percent used, budget percentage; 0.7 completion',
  manager_ids: '0.85 heads, head ids, leads, lead ids, leaders',
  minutes:
    '0.9 duration, time spent, duration minutes, spent minutes, duration hours, spent hours, hours, seconds, duration seconds; 0.85 spent, tracked time, logged time; 0.7 time',
  members: '0.7 assignments, team, memberships',
  is_pm: '0.95 project manager, is project manager; 0.85 manager, is manager; 0.72 role, project role',
  is_open: '0.9 !closed, !is closed; 0.75 status, state, active, !completed, !archived',
  phase_category_id: '0.95 category id; 0.85 category, activity type id, label id',
  entry_date:
    '0.93 work date, spent date, logged date, performed date, worked date, tracked date; 0.75 started date, start date; 0.65 from, started',
  entry_minutes:
    '0.95 duration minutes, time spent minutes, spent minutes, logged minutes, tracked minutes, worked minutes, total minutes; 0.9 duration, time spent, hours, seconds, duration seconds, duration hours, time spent seconds, spent seconds, spent hours, logged hours, logged seconds, tracked seconds, worked hours; 0.85 spent, tracked time, logged time, length; 0.7 time; 0.5 amount, quantity',
  notes: '0.88 details, detail; 0.8 text, summary; 0.6 message, body',
  billed:
    '0.93 billing status, billing state, billed status; 0.88 bill status, invoice status, invoicing status, billing; 0.85 invoiced; 0.62 billable',
  is_locked: '0.9 lock; 0.8 read only, lock status, !editable, !is editable',
  source_url: '0.92 external url, reference url, web url; 0.7 url, permalink',
  source_text:
    '0.92 source name, source title; 0.8 external name, external reference, external text, source description; 0.75 source; 0.62 reference',
  revenue:
    '0.92 income, billable amount, turnover; 0.8 billed amount, billing amount, earnings; 0.65 amount, price, fee',
  profit: '0.92 margin; 0.8 gain, net',
  status: '0.95 state, timer state; 0.9 running, is running; 0.85 !paused, !is paused',
  seconds:
    '0.95 elapsed seconds, duration seconds, total seconds, tracked seconds, elapsed time seconds, running seconds; 0.92 elapsed, elapsed time, duration, time elapsed; 0.6 time',
  timer_date: '0.92 started date, start date, work date; 0.8 started, from',
  is_completed: '0.9 !open, !is open, closed; 0.75 status, state',
  user_id: '0.8 author id, tracked by, owner id, assignee id; 0.7 owner, author, assignee',
  todo_id: '0.9 task id, todo item id; 0.85 task; 0.6 ticket id, issue id',
  phase_id: '0.7 activity id, task id',
  page: '0.95 page number, page no, p; 0.8 pg',
  per_page: '0.95 page size, limit, items per page, page limit; 0.88 size, count, take, max results',
  sort_by: '0.95 sort, order by, sort field, sort column, sorting; 0.85 sort key; 0.7 order, ordering',
  direction:
    '0.95 sort direction, sort order, order direction, sort dir, dir; 0.9 !descending, !desc, !is descending, ascending, is ascending; 0.88 order; 0.6 asc',
  search:
    '0.93 q, query, search term, search query; 0.85 term, keyword, keywords, find; 0.78 name, text, filter name',
  date_from:
    '0.97 from date, start date, since; 0.93 from, start, after; 0.9 date gte, date start, entry date from, date after, date min',
  date_to:
    '0.97 to date, end date, until; 0.93 to, end, before; 0.9 date lte, date end, entry date to, date before, date max',
  'load[]': '0.95 include, expand, embed, with; 0.9 relations, includes; 0.8 extend',
  'member_ids[]': '0.8 assignee id, author id, owner id',
  'phase_category_ids[]': '0.92 category id; 0.85 category',
};

/** Another name of a contract field, in standard words. */
export interface Alias {
  words: string[];
  confidence: number;
  /** Whether the alias means the opposite: `archived` for `is_active`. */
  isOpposite: boolean;
}

const ALIASES_BY_NAME = new Map(Object.entries(ALIASES).map(([name, text]) => [name, readAliases(text)]));

/** The other names of a field. */
export function listAliases(name: string): readonly Alias[] {
  return ALIASES_BY_NAME.get(name) ?? [];
}

function readAliases(text: string): Alias[] {
  return text.split('; ').flatMap((group) => {
    const [, number = '0', names = ''] = /^([\d.]+) (.*)$/.exec(group) ?? [];
    return names.split(', ').map((name) => ({
      words: standardWords(name.replace('!', '')),
      confidence: Number(number),
      isOpposite: name.startsWith('!'),
    }));
  });
}
