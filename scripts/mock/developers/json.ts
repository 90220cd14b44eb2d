import { jsonResponse, type MockRequest, type MockResponse } from '../http.ts';
import type { Mock } from '../mock.ts';
import { describeRole } from '../pages/people.ts';
import { Problem, problemResponse } from '../problems.ts';
import { parseJsonFields } from './fields.ts';
import { identify } from './identity.ts';
import {
  changeApplication,
  createApplication,
  describeApplication,
  findApplication,
  listApplications,
} from './own-applications.ts';
import {
  describePersonalToken,
  issuePersonalToken,
  listPersonalTokens,
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
  'GET /apps': ({ developer }) => ({ data: listApplications(developer).map(describeApplication) }),
  'POST /apps': ({ developer, request }) => ({
    data: describeApplication(createApplication(developer, parseJsonFields(request))),
  }),
  'GET /apps/ID': ({ developer, id }) => ({ data: describeApplication(findApplication(developer, id)) }),
  'PUT /apps/ID': ({ developer, id, request }) => ({
    data: describeApplication(changeApplication(findApplication(developer, id), parseJsonFields(request))),
  }),
  'GET /tokens': ({ mock, developer }) => ({
    data: listPersonalTokens(mock, developer).map(describePersonalToken),
  }),
  'POST /tokens': ({ mock, developer, request }) => {
    const { token, grant } = issuePersonalToken(mock, developer, parseJsonFields(request));
    return { data: { ...describePersonalToken(grant), token } };
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
