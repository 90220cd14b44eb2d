import { Caller } from '../../access/caller.ts';
import { operate } from '../../answer.ts';
import { Problem, type ProblemName } from '../../problems.ts';
import { authenticate } from '../../steps/authenticate.ts';
import { authorizeBody } from '../../steps/authorize-body.ts';
import { authorizeCall } from '../../steps/authorize-call.ts';
import { draftChanged } from '../../steps/draft.ts';
import { findRecord } from '../../steps/find-record.ts';
import { update } from '../../steps/handle.ts';
import { validate } from '../../steps/validate.ts';
import { at, fault, type Weaving } from '../fault.ts';

const STATUS =
  'contract: 401 who are you, 403 not yours to do, 404 not there for you (guess: fact sheet section 4)';
const NOTHING = 'contract: a refused write changes nothing';
const REFUSED = 'authorization/matrix/refused';

type Steps = typeof authorizeCall | typeof findRecord | typeof authenticate | typeof authorizeBody;

/** Refuses with another problem where this step refuses with one of that name. */
function refusing<F extends Steps>(step: F, name: ProblemName, otherwise: ProblemName): Weaving {
  return at(step as (...args: never[]) => unknown, (sound) => (...args) => {
    try {
      return sound(...args);
    } catch (error) {
      if (error instanceof Problem && error.code === name) throw new Problem(otherwise);
      throw error;
    }
  });
}

export const refusals = [
  fault('forbidden-call-is-404', {
    sentence: 'A call that the role may not make is refused with 404.',
    breaks: STATUS,
    caughtBy: REFUSED,
    weave: refusing(authorizeCall, 'forbidden', 'notFound'),
  }),
  fault('forbidden-call-is-401', {
    sentence: 'A call that the role may not make is refused with 401.',
    breaks: 'RFC 9110 section 15.5.2',
    caughtBy: REFUSED,
    weave: refusing(authorizeCall, 'forbidden', 'unauthenticated'),
  }),
  fault('anonymous-is-403', {
    sentence: 'A request without a token is refused with 403.',
    breaks: 'RFC 9110 section 15.5.2',
    caughtBy: ['authorization/authentication', REFUSED],
    weave: refusing(authenticate, 'unauthenticated', 'forbidden'),
  }),
  fault('seen-but-not-changeable-is-404', {
    sentence: 'A record that the caller sees but may not change is refused with 404.',
    breaks: STATUS,
    caughtBy: 'authorization/matrix/writes',
    weave: refusing(findRecord, 'forbidden', 'notFound'),
  }),
  fault('unseen-record-is-401', {
    sentence: 'A record that is not there is refused with 401.',
    breaks: STATUS,
    caughtBy: ['authorization/matrix/reads', 'state/delete'],
    weave: refusing(findRecord, 'notFound', 'unauthenticated'),
  }),
  fault('forbidden-list-is-empty', {
    sentence: 'A list that the role may not ask for is empty in place of refused.',
    breaks: STATUS,
    caughtBy: REFUSED,
    weave: at(authorizeCall, (sound) => (operation, caller) => {
      if (!operation.id.startsWith('list')) sound(operation, caller);
    }),
  }),
  fault('input-is-judged-before-the-role', {
    sentence: 'Bad input of somebody who may not call at all is told in a 422.',
    breaks: 'contract: a call that one may not make is refused whatever it holds (guess)',
    caughtBy: REFUSED,
    weave: at(operate, (sound) => (api, request, routed, authenticated) => {
      validate(api.prism, routed.operation, request);
      return sound(api, request, routed, authenticated);
    }),
  }),
  fault('refused-call-is-carried-out', {
    sentence: 'A call that the role may not make is carried out and then refused.',
    breaks: NOTHING,
    caughtBy: REFUSED,
    weave: at(operate, (sound) => (api, request, routed, authenticated) => {
      try {
        return sound(api, request, routed, authenticated);
      } catch (error) {
        const { caller } = authenticated;
        const owner = [...caller.workspace.store.tables.member.values()][0];
        if (error instanceof Problem && error.status === 403 && owner) {
          sound(api, request, routed, { ...authenticated, caller: new Caller(owner, caller.workspace) });
        }
        throw error;
      }
    }),
  }),
  fault('update-is-stored-and-refused', {
    sentence: 'An update that sets what it may not is stored and then refused with 403.',
    breaks: NOTHING,
    caughtBy: ['authorization/settable', 'authorization/rows'],
    weave: at(update, (sound) => (handling, before) => {
      try {
        return sound(handling, before);
      } catch (error) {
        const { resource, input, context } = handling;
        if (error instanceof Problem && error.status === 403) {
          context.store.table(resource.name).replace(draftChanged(resource, before, input.body, context));
        }
        throw error;
      }
    }),
  }),
  fault('forbidden-body-is-422', {
    sentence: 'A field that one may not set is refused with 422.',
    breaks: STATUS,
    caughtBy: 'authorization/settable',
    weave: refusing(authorizeBody, 'forbidden', 'invalid'),
  }),
];
