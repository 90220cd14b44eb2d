import { nameWords } from './names.ts';

/* The words that documents use for contract values. */

const TRUE_WORDS = [
  'active',
  'enabled',
  'open',
  'opened',
  'running',
  'public',
  'locked',
  'done',
  'completed',
  'complete',
  'finished',
  'yes',
  'true',
  'current',
  'in progress',
  'manager',
  'pm',
  'project manager',
  'lead',
  'everyone',
  'all',
  'workspace',
];
const FALSE_WORDS = [
  'inactive',
  'archived',
  'disabled',
  'deactivated',
  'closed',
  'private',
  'unlocked',
  'no',
  'false',
  'todo',
  'pending',
  'incomplete',
  'member',
  'user',
  'team',
  'restricted',
  'suspended',
];

/** The flag value that a word means; undefined if the word means neither. */
export function parseTruth(word: string): boolean | undefined {
  const text = nameWords(word).join(' ');
  if (text === '1' || TRUE_WORDS.includes(text)) return true;
  return text === '0' || FALSE_WORDS.includes(text) ? false : undefined;
}

const SYNONYMS: Record<string, string[]> = {
  owner: ['workspace owner', 'account owner', 'root'],
  admin: ['administrator', 'manager admin', 'workspace admin'],
  member: ['user', 'employee', 'standard', 'regular', 'basic', 'normal', 'collaborator', 'standard user'],
  pending: ['invited', 'sent', 'waiting', 'open', 'not accepted'],
  active: ['accepted', 'joined', 'confirmed', 'done'],
  time_and_material: [
    'time and materials',
    'time material',
    't m',
    'tm',
    'hourly',
    'by hour',
    'time materials',
  ],
  fixed_fee: ['fixed', 'fixed price', 'flat', 'flat fee', 'lump sum', 'flat rate'],
  non_billable: ['not billable', 'nonbillable', 'unbillable', 'internal', 'none', 'no billing'],
  none: ['no budget', 'no', 'never', 'off', 'one time', 'once'],
  time: ['hours', 'minutes', 'by time', 'duration'],
  money: ['amount', 'cost', 'fee', 'by money', 'fees', 'monetary', 'currency'],
  weekly: ['week', 'every week', 'per week'],
  monthly: ['month', 'every month', 'per month'],
  running: ['active', 'started', 'on', 'ticking'],
  paused: ['stopped', 'pause', 'on hold', 'suspended', 'idle'],
  asc: ['ascending', 'up', '1'],
  desc: ['descending', 'down', '1 '],
  '0': [
    'unbilled',
    'not billed',
    'open',
    'uninvoiced',
    'not invoiced',
    'to bill',
    'to be billed',
    'not yet billed',
    'billable',
    'pending',
    'unpaid',
  ],
  '1': ['billed', 'invoiced', 'done', 'paid'],
  '2': ['non billable', 'not billable', 'nonbillable', 'unbillable', 'excluded'],
};

/** Whether a document value is a synonym of a contract value. */
export function isSynonym(wireName: string, contractName: string): boolean {
  const text = nameWords(wireName).join(' ');
  return text === nameWords(contractName).join(' ') || (SYNONYMS[contractName] ?? []).includes(text);
}
