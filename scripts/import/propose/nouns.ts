import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { nameWords, singular } from './names.ts';

/** Other nouns for each contract record, with the confidence that a noun means the record. */
const NOUNS: Partial<Record<RecordName, Record<string, number>>> = {
  Member: {
    member: 1,
    user: 0.97,
    person: 0.93,
    employee: 0.93,
    people: 0.93,
    staff: 0.9,
    colleague: 0.9,
    collaborator: 0.85,
    teammate: 0.9,
    'team member': 0.93,
    'workspace member': 0.95,
    'workspace user': 0.95,
    worker: 0.85,
    account: 0.45,
  },
  Client: {
    client: 1,
    customer: 0.97,
    company: 0.85,
    organisation: 0.7,
    organization: 0.7,
    account: 0.6,
    contact: 0.5,
  },
  Group: { group: 1, team: 0.95, department: 0.85, 'user group': 0.95, division: 0.75, unit: 0.5 },
  Project: { project: 1, job: 0.75, engagement: 0.75, matter: 0.7, assignment: 0.6, case: 0.5 },
  Phase: {
    phase: 1,
    'project phase': 1,
    stage: 0.9,
    milestone: 0.85,
    task: 0.55,
    'project task': 0.6,
    activity: 0.6,
    step: 0.6,
    section: 0.6,
    workstream: 0.7,
  },
  PhaseCategory: {
    'phase category': 1,
    'phase type': 0.95,
    'phase label': 0.85,
    'phase tag': 0.75,
    'phase group': 0.7,
    'stage category': 0.9,
    'stage type': 0.9,
    'milestone category': 0.9,
    'milestone type': 0.9,
    'activity type': 0.85,
    'activity category': 0.85,
    'task type': 0.75,
    'task category': 0.75,
    category: 0.7,
    'work type': 0.75,
    'service type': 0.6,
    service: 0.45,
    activity: 0.4,
    'work category': 0.75,
    label: 0.6,
  },
  Entry: {
    entry: 1,
    'time entry': 1,
    time: 0.85,
    'time log': 0.95,
    timelog: 0.95,
    'work log': 0.95,
    worklog: 0.95,
    'time record': 0.93,
    timesheet: 0.75,
    'timesheet entry': 0.95,
    'tracked time': 0.9,
    log: 0.7,
    record: 0.6,
    activity: 0.5,
    booking: 0.6,
    'time booking': 0.9,
    hour: 0.6,
    timeentry: 1,
    'time tracking': 0.7,
  },
  Timer: {
    timer: 1,
    stopwatch: 0.95,
    'running timer': 1,
    'running time': 0.8,
    running: 0.75,
    tracker: 0.75,
    'time tracker': 0.8,
    'active timer': 1,
    clock: 0.6,
    'live timer': 1,
  },
  Todo: {
    todo: 1,
    'to do': 1,
    task: 0.85,
    'todo item': 1,
    'action item': 0.85,
    ticket: 0.6,
    issue: 0.55,
    item: 0.4,
  },
};

/** The confidence that a name means a contract record, from 0 to 1: `time-entries` is an Entry. */
export function nounScore(name: string, record: RecordName): number {
  const words = nameWords(name).map(singular);
  const scores = NOUNS[record] ?? {};
  const exactScore = scores[words.join(' ')];
  if (exactScore !== undefined) return exactScore;
  // The last words name the kind of record, the words before only qualify the kind: `workspace-clients`.
  const ends = words.slice(1).map((_, index) => scores[words.slice(index + 1).join(' ')] ?? 0);
  return Math.max(0, ...ends) * 0.7;
}
