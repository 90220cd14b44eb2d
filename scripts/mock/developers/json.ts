import { jsonResponse, type MockRequest, type MockResponse } from '../http.ts';
import type { Mock } from '../mock.ts';
import { describeRole } from '../pages/people.ts';
import { Problem, problemResponse } from '../problems.ts';
import { jsonFields } from './fields.ts';
import { identify } from './identity.ts';
import {
  applicationJson,
  changeApplication,
  createApplication,
  findApplication,
  listApplications,
} from './own-applications.ts';
import {
  issuePersonalToken,
  listPersonalTokens,
  personalTokenJson,
  revokePersonalToken,
} from './personal-tokens.ts';
import { findRoute, type Routes } from './routes.ts';

const ROUTES: Routes<unknown> = {
  'GET /': ({ developer: { workspace, user } }) => ({
    data: {
      workspace: workspace.id,
      user_id: user.user_id,
      name: user.name,
      role: describeRole(user, workspace),
    },
  }),
  'GET /apps': ({ developer }) => ({ data: listApplications(developer).map(applicationJson) }),
  'POST /apps': ({ developer, request }) => ({
    data: applicationJson(createApplication(developer, jsonFields(request))),
  }),
  'GET /apps/ID': ({ developer, id }) => ({ data: applicationJson(findApplication(developer, id)) }),
  'PUT /apps/ID': ({ developer, id, request }) => ({
    data: applicationJson(changeApplication(findApplication(developer, id), jsonFields(request))),
  }),
  'GET /tokens': ({ mock, developer }) => ({
    data: listPersonalTokens(mock, developer).map(personalTokenJson),
  }),
  'POST /tokens': ({ mock, developer, request }) => {
    const { token, grant } = issuePersonalToken(mock, developer, jsonFields(request));
    return { data: { ...personalTokenJson(grant), token } };
  },
  'DELETE /tokens/ID': ({ mock, developer, id }) => {
    revokePersonalToken(mock, developer, id);
    return { message: 'Revoked.' };
  },
};

/** The portal for programs: JSON instead of pages. The query or the cookie names the user. */
export async function handleJson(mock: Mock, request: MockRequest): Promise<MockResponse> {
  try {
    const { route, id } = findRoute(ROUTES, request);
    const developer = identify(mock, request);
    if (!developer) {
      const message = 'Name the user: ?workspace=ID&user=NAME.';
      throw new Problem('unauthenticated', { message });
    }
    return jsonResponse(200, await route({ mock, request, developer, id }), { 'Cache-Control': 'no-store' });
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    const response = problemResponse(mock.contract, problem);
    return { ...response, headers: { ...response.headers, 'Cache-Control': 'no-store' } };
  }
}
