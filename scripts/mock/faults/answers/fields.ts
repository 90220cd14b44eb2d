import type { Row } from '../../store/rows.ts';
import { fields, records } from '../answer-edits.ts';
import { fault } from '../fault.ts';

const SCHEMA = 'contract: an answer has the fields of its schema';
const TYPE = 'contract: a field has the type of its schema';
const CONFORMS = 'operations/success';
const READS = 'state/create';

const without =
  (name: string) =>
  ({ [name]: _, ...record }: Row): Row =>
    record;
const money = /^(cost|revenue|profit|hourly_rate|hourly_cost|budget_amount)$/;

export const fieldFaults = [
  fault('required-field-missing', {
    sentence: 'A single entry comes without its entry_minutes.',
    breaks: SCHEMA,
    caughtBy: CONFORMS,
    weave: records('entry', without('entry_minutes'), 'row'),
  }),
  fault('required-field-missing-in-list', {
    sentence: 'Projects come without their colour in lists.',
    breaks: SCHEMA,
    caughtBy: CONFORMS,
    weave: records('project', without('color'), 'page'),
  }),
  fault('extra-field', {
    sentence: 'Members come with the hash of their password.',
    breaks: 'OWASP API3:2023 (property level)',
    caughtBy: CONFORMS,
    weave: records('member', (record) => ({ ...record, password_hash: '$2y$10$abcdefghijklmnopqrstuv' })),
  }),
  fault('inner-field-shown', {
    sentence: 'Timers show the seconds that the store keeps for itself.',
    breaks: 'OWASP API3:2023 (property level)',
    caughtBy: CONFORMS,
    weave: records('timer', (record) => ({ ...record, gathered_seconds: 0 })),
  }),
  fault('null-in-required-field', {
    sentence: 'The name of a client is null.',
    breaks: TYPE,
    caughtBy: CONFORMS,
    weave: fields(/^name$/, () => null, 'client'),
  }),
  fault('number-as-text', {
    sentence: 'Minutes come as text.',
    breaks: TYPE,
    caughtBy: CONFORMS,
    weave: fields(/^entry_minutes$/, String),
  }),
  fault('id-as-text', {
    sentence: 'Ids come as text.',
    breaks: TYPE,
    caughtBy: CONFORMS,
    weave: fields(/_id$/, (id) => (id === null ? null : String(id))),
  }),
  fault('flag-as-boolean', {
    sentence: 'Flags come as true and false in place of 1 and 0.',
    breaks: 'client-timeneyecli: flags are 0 and 1',
    caughtBy: CONFORMS,
    weave: fields(/^is_/, (flag) => flag === 1),
  }),
  fault('money-as-number', {
    sentence: 'Amounts come as numbers.',
    breaks: 'client-sneup: money is a decimal text',
    caughtBy: CONFORMS,
    weave: fields(money, (amount) => (amount === null ? null : Number(amount))),
  }),
  fault('money-with-one-decimal', {
    sentence: 'Amounts come with one decimal.',
    breaks: 'client-sneup: money is a decimal text',
    caughtBy: CONFORMS,
    weave: fields(money, (amount) => (amount === null ? null : Number(amount).toFixed(1))),
  }),
  fault('wrong-enum-value', {
    sentence: 'A timer that runs has the status "active".',
    breaks: 'contract: a field has one of the values of its schema',
    caughtBy: CONFORMS,
    weave: fields(/^status$/, (text) => (text === 'running' ? 'active' : text), 'timer'),
  }),
  fault('date-day-first', {
    sentence: 'Dates come as 02/03/2026.',
    breaks: 'client-sneup: dates are YYYY-MM-DD',
    caughtBy: CONFORMS,
    weave: fields(/^(entry|timer)_date$/, (date) => String(date).split('-').reverse().join('/')),
  }),
  fault('date-with-time', {
    sentence: 'Dates come with a time.',
    breaks: 'client-sneup: dates are YYYY-MM-DD',
    caughtBy: CONFORMS,
    weave: fields(/^(entry|timer)_date$/, (date) => `${date}T00:00:00Z`),
  }),
  fault('timestamp-with-space', {
    sentence: 'Timestamps come in the form of the old API, with a space and without a zone.',
    breaks: 'RFC 3339 section 5.6',
    caughtBy: CONFORMS,
    weave: fields(/^(created|updated)_date$/, (time) => String(time).replace('T', ' ').replace('Z', '')),
  }),
  fault('timestamp-an-hour-off', {
    sentence: 'Timestamps are those of a clock an hour ahead.',
    breaks: 'client-sneup: timestamps are UTC',
    caughtBy: READS,
    weave: fields(/^(created|updated)_date$/, (time) => {
      return `${new Date(Date.parse(String(time)) + 3_600_000).toISOString().slice(0, 19)}Z`;
    }),
  }),
  fault('null-as-empty-text', {
    sentence: 'Notes that nobody wrote come as an empty text in place of null.',
    breaks: 'client-sneup: what is not there is null',
    caughtBy: READS,
    weave: fields(/^notes$/, (notes) => notes ?? ''),
  }),
  fault('empty-list-as-null', {
    sentence: 'A group without members has null for member_ids.',
    breaks: TYPE,
    caughtBy: CONFORMS,
    weave: fields(/^(member|project)_ids$/, (ids) => ((ids as unknown[]).length === 0 ? null : ids)),
  }),
  fault('budget-progress-as-fraction', {
    sentence: 'The progress of a budget is a fraction in place of a percentage.',
    breaks: 'help-status: the progress of a budget is a percentage',
    caughtBy: 'state/budgets',
    weave: fields(/^budget_progress$/, (progress) => (progress === null ? null : Number(progress) / 100)),
  }),
];
