import type { Operation } from '../../contract/contract.ts';
import type { StepResponse } from '../../mock/http.ts';
import type { Steps } from '../../mock/pipeline.ts';
import type { Problem } from '../../mock/problems.ts';
import type { ResourceName, Row } from '../../mock/store/rows.ts';
import type { FaultParts } from './fault.ts';

type OperationFilter = (operation: Operation) => boolean;

export const isCreateOperation: OperationFilter = ({ method, id }) =>
  method === 'post' && id.startsWith('create');
export const isDeleteOperation: OperationFilter = ({ method }) => method === 'delete';
export const isListOperation: OperationFilter = ({ id }) => id.startsWith('list');
export const isRecordOperation: OperationFilter = ({ id }) => /^(get|create|update)/.test(id);

/** Changes the success response of some operations. */
export function editSuccess(
  isAffected: OperationFilter,
  edit: (response: StepResponse) => StepResponse,
): FaultParts['steps'] {
  return ({ respond }) => ({
    respond(operation, body) {
      const response = respond(operation, body);
      return isAffected(operation) ? edit(response) : response;
    },
  });
}

/** Changes the error responses of one status. */
export function editError(
  status: number,
  edit: (response: StepResponse, problem: Problem) => StepResponse,
): FaultParts['steps'] {
  return ({ respondWithProblem }) => ({
    respondWithProblem(api, problem) {
      const response = respondWithProblem(api, problem);
      return response.status === status ? edit(response, problem) : response;
    },
  });
}

/** Changes the body of the error responses of one status. */
export function editErrorBody(status: number, edit: (body: Row) => Row): FaultParts['steps'] {
  return editError(status, (response) => ({
    ...response,
    body: JSON.stringify(edit(JSON.parse(String(response.body)))),
  }));
}

/** Removes a header from the error responses of one status. */
export function dropHeader(status: number, name: string): FaultParts['steps'] {
  return editError(status, (response) => {
    const { [name]: _, ...headers } = response.headers;
    return { ...response, headers };
  });
}

/** Changes the records of a resource in responses: `alone` excludes lists. */
export function editRecords(
  resource: ResourceName | 'any',
  edit: (record: Row) => Row,
  extent: 'alone' | 'everywhere' = 'everywhere',
): FaultParts['steps'] {
  return ({ show }) => ({
    show(outcome, load, url, context) {
      const body = show(outcome, load, url, context);
      if ('message' in outcome || (resource !== 'any' && outcome.resource !== resource)) return body;
      if ('row' in outcome) return { ...body, data: edit(body.data as Row) };
      return extent === 'alone' ? body : { ...body, data: (body.data as Row[]).map(edit) };
    },
  });
}

/** Changes the fields whose name matches, in the records of one resource or of all resources. */
export function editFields(
  name: RegExp,
  edit: (value: unknown) => unknown,
  resource: ResourceName | 'any' = 'any',
): FaultParts['steps'] {
  return editRecords(resource, (record) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [key, name.test(key) ? edit(value) : value]),
    ),
  );
}

/** Changes the effect or the result of a handled request. */
export function afterHandling(
  edit: (outcome: ReturnType<Steps['handle']>, ...handled: Parameters<Steps['handle']>) => unknown,
): FaultParts['steps'] {
  return ({ handle }) => ({
    handle(...handled) {
      const outcome = handle(...handled);
      edit(outcome, ...handled);
      return outcome;
    },
  });
}
