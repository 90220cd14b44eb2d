import { Problem } from '../../problems.ts';
import type { AnyResource } from '../../resources/index.ts';
import { authorizeBody } from '../../steps/authorize-body.ts';
import { authorizeFields } from '../../steps/authorize-fields.ts';
import { update } from '../../steps/handle.ts';
import { readBody, validate } from '../../steps/validate.ts';
import type { ResourceName } from '../../store/rows.ts';
import { setting } from '../contract-edits.ts';
import { at, type Fault, fault, type Weaving } from '../fault.ts';
import { lenientPrism } from '../lenient-prism.ts';

const PROPERTY = 'OWASP API3:2023 (property level)';
const SETTABLE = 'authorization/settable';
const ROWS = 'authorization/rows';
const RISING = 'authorization/rising';

/** Judges a body without the rules that a resource adds to the access table. */
function unauthorized(name: ResourceName): Weaving {
  const lenient = ({ authorize: _, ...resource }: AnyResource): AnyResource => resource;
  return at(authorizeBody, (sound) => (operation, resource, ...rest) => {
    sound(operation, resource.name === name ? lenient(resource) : resource, ...rest);
  });
}

export const settings: Fault[] = [
  fault('admin-sets-hourly-cost', {
    sentence: 'An admin can set what an hour of a member costs.',
    breaks: PROPERTY,
    caughtBy: ROWS,
    weave: setting('MemberUpdate', 'hourly_cost', ['admin'], 'all'),
  }),
  fault('admin-sets-hourly-rate', {
    sentence: 'An admin can set the hourly rate of a member.',
    breaks: PROPERTY,
    caughtBy: ROWS,
    weave: setting('MemberUpdate', 'hourly_rate', ['admin'], 'all'),
  }),
  fault('admin-sets-client-cost', {
    sentence: 'An admin can set the internal cost of a client.',
    breaks: PROPERTY,
    caughtBy: SETTABLE,
    weave: setting('ClientUpdate', 'cost', ['admin'], 'all'),
  }),
  fault('direct-manager-archives', {
    sentence: 'A direct manager can archive the projects of his people.',
    breaks: PROPERTY,
    caughtBy: [ROWS, SETTABLE],
    weave: setting('ProjectUpdate', 'is_active', ['direct-manager'], 'scope'),
  }),
  fault('direct-manager-sets-rate', {
    sentence: 'A direct manager can set the rate of a project.',
    breaks: PROPERTY,
    caughtBy: SETTABLE,
    weave: setting('ProjectUpdate', 'hourly_rate', ['direct-manager'], 'scope'),
  }),
  fault('group-manager-sets-amount', {
    sentence: 'A group manager can set the amount of a project that he creates.',
    breaks: PROPERTY,
    caughtBy: SETTABLE,
    weave: setting('ProjectCreate', 'budget_amount', ['group-manager'], 'scope'),
  }),
  fault('owner-cannot-set-cost', {
    sentence: 'An owner cannot set what an hour of a member costs.',
    breaks: 'help-costs: the owner sets rates and costs',
    caughtBy: ROWS,
    weave: setting('MemberUpdate', 'hourly_cost', ['owner'], 'none'),
  }),
  fault('any-field-is-set', {
    sentence: 'Whoever may write a record may set all of its fields.',
    breaks: PROPERTY,
    caughtBy: [SETTABLE, ROWS],
    weave: at(authorizeFields, () => () => undefined),
  }),
  fault('fields-judged-by-the-new-record', {
    sentence: 'Whether a field may be set is judged by the record as it would be, not as it is.',
    breaks: PROPERTY,
    caughtBy: RISING,
    weave: at(authorizeFields, (sound) => (operation, resource, draft, _before, ...rest) => {
      sound(operation, resource, draft, undefined, ...rest);
    }),
  }),
  fault('forbidden-field-is-dropped', {
    sentence: 'A field that the caller may not set is dropped in silence.',
    breaks: 'contract: setting what one may not set is refused with 403 (guess)',
    caughtBy: SETTABLE,
    weave: at(update, (sound) => (handling, before) => {
      try {
        return sound(handling, before);
      } catch (error) {
        const { operation, input, context } = handling;
        if (!(error instanceof Problem) || error.status !== 403) throw error;
        const guarded = context.contract.writability(operation.body?.schemaName ?? '');
        const rest = Object.entries(input.body).filter(([name]) => !(name in guarded));
        return sound({ ...handling, input: { ...input, body: Object.fromEntries(rest) } }, before);
      }
    }),
  }),
  fault('read-only-fields-are-set', {
    sentence: 'A body may set fields that are only read: dates, owners, figures.',
    breaks: PROPERTY,
    caughtBy: 'authorization/mass-assignment',
    weave: at(validate, (sound) => (prism, operation, request) => {
      const input = sound(
        lenientPrism(prism, ({ rule }) => rule === 'additionalProperties'),
        operation,
        request,
      );
      return operation.body ? { ...input, body: readBody(request) } : input;
    }),
  }),
  fault('own-level-is-raised', {
    sentence: 'An admin makes himself an owner.',
    breaks: 'OWASP API5:2023 (function level)',
    caughtBy: RISING,
    weave: unauthorized('member'),
  }),
  fault('direct-manager-appoints-himself', {
    sentence: 'A direct manager makes himself the project manager of a project.',
    breaks: 'OWASP API5:2023 (function level)',
    caughtBy: RISING,
    weave: unauthorized('project'),
  }),
];
