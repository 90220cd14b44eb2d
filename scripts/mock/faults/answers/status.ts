import { handle } from '../../steps/handle.ts';
import { creates, deletes, lists, only, successes, updates } from '../answer-edits.ts';
import { at, fault } from '../fault.ts';

const ALWAYS_200 = 'ms-connector: every endpoint answers 200 when all goes well';

export const status = [
  fault('create-answers-201', {
    sentence: 'A create answers 201 in place of 200.',
    breaks: ALWAYS_200,
    caughtBy: 'operations/success',
    weave: successes(creates, (answer) => ({ ...answer, status: 201 })),
  }),
  fault('update-answers-202', {
    sentence: 'An update answers 202, as if it were still to be done.',
    breaks: ALWAYS_200,
    caughtBy: 'operations/success',
    weave: successes(updates, (answer) => ({ ...answer, status: 202 })),
  }),
  fault('delete-answers-204', {
    sentence: 'A delete answers 204 without a body.',
    breaks: ALWAYS_200,
    caughtBy: 'operations/success',
    weave: successes(deletes, (answer) => ({ ...answer, status: 204, body: '' })),
  }),
  fault('delete-answers-nothing', {
    sentence: 'A delete answers an empty object in place of a message.',
    breaks: 'contract: a delete answers {message}',
    caughtBy: 'operations/success',
    weave: successes(deletes, (answer) => ({ ...answer, body: '{}' })),
  }),
  fault('empty-list-is-404', {
    sentence: 'A list that holds nothing answers 404.',
    breaks: 'contract: a page after the last is empty',
    caughtBy: 'lists/page-after-last',
    weave: successes(lists, (answer) => {
      const isEmpty = JSON.parse(String(answer.body)).data.length === 0;
      return isEmpty ? { ...answer, status: 404, body: '{"message":"Not found."}' } : answer;
    }),
  }),
  fault('get-answers-203', {
    sentence: 'Reading an entry answers 203, as a cache in between would.',
    breaks: ALWAYS_200,
    caughtBy: 'operations/success',
    weave: successes(only('getEntry'), (answer) => ({ ...answer, status: 203 })),
  }),
  fault('stop-answers-timer', {
    sentence: 'Stopping a timer answers the timer in place of the entry.',
    breaks: 'old-api: a timer that is stopped is saved as an entry and answered as such',
    caughtBy: ['operations/success', 'state/timer-entry'],
    weave: at(handle, (sound) => (handling) => {
      const outcome = sound(handling);
      const { verb, target } = handling;
      return verb === 'stop' && target.record ? { resource: 'timer', row: target.record } : outcome;
    }),
  }),
];
