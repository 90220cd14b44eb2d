import type { MockRequest, MockResponse } from '../http.ts';
import type { Mock } from '../mock.ts';
import { Problem } from '../problems.ts';
import { type FormFields, readForm, readText } from './fields.ts';
import { type Developer, getWorkspace, identify } from './identity.ts';
import { changeApplication, createApplication, findApplication } from './own-applications.ts';
import { issuePersonalToken, listPersonalTokens, revokePersonalToken } from './personal-tokens.ts';
import { findRoute, PORTAL_PATH, type PortalCall, type Routes } from './routes.ts';
import { applicationForm } from './views/application-form.ts';
import { homePage, newTokenPage, signInPage } from './views/home.ts';
import { problemPage } from './views/portal-page.ts';

/** The notices of the home page after a form was submitted, by the key in the URL. */
const NOTICES: Record<string, string> = {
  created: 'The app was created. The list shows its client ID.',
  saved: 'The app was saved.',
  revoked: 'The token was revoked.',
};

const ROUTES: Routes<MockResponse> = {
  'GET /': showHome,
  'GET /sign-in': ({ mock, request, developer }) => signIn(mock, request, developer.workspace.id),
  'GET /apps': showHome,
  'GET /apps/new': ({ developer }) => applicationForm({ developer }),
  'POST /apps': submitNewApplication,
  'GET /apps/ID': ({ developer, id }) =>
    applicationForm({ developer, application: findApplication(developer, id) }),
  'POST /apps/ID': submitApplication,
  'GET /tokens': showHome,
  'POST /tokens': submitNewToken,
  'POST /tokens/ID/revoke': submitRevocation,
};

/** The portal for people: plain pages that work without JavaScript. */
export async function handlePage(mock: Mock, request: MockRequest): Promise<MockResponse> {
  let developer: Developer | undefined;
  try {
    const { route, id } = findRoute(ROUTES, request);
    developer = identify(mock, request);
    if (!developer) return signIn(mock, request);
    return await route({ mock, request, developer, id });
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return problemPage(mock.contract, problem, developer);
  }
}

function signIn(mock: Mock, { query, method }: MockRequest, workspaceId = 'default'): MockResponse {
  const workspace = getWorkspace(mock, new URLSearchParams(query).get('workspace') ?? workspaceId);
  return signInPage(workspace, method === 'POST' ? 401 : 200);
}

function showHome({ mock, request, developer }: PortalCall): MockResponse {
  const done = new URLSearchParams(request.query).get('done') ?? '';
  const notice = Object.hasOwn(NOTICES, done) ? NOTICES[done] : undefined;
  return homePage({ developer, tokens: listPersonalTokens(mock, developer), ...(notice && { notice }) });
}

async function submitNewApplication({ request, developer }: PortalCall): Promise<MockResponse> {
  const fields = await readForm(request, developer);
  return submitOrShowErrors(
    () => {
      createApplication(developer, fields);
      return redirectHome('created');
    },
    (errors) => applicationForm({ developer, fields, errors }),
  );
}

async function submitApplication({ request, developer, id }: PortalCall): Promise<MockResponse> {
  const application = findApplication(developer, id);
  const fields = await readForm(request, developer);
  return submitOrShowErrors(
    () => {
      changeApplication(application, fields);
      return redirectHome('saved');
    },
    (errors) => applicationForm({ developer, application, fields, errors }),
  );
}

async function submitNewToken({ mock, request, developer }: PortalCall): Promise<MockResponse> {
  const fields: FormFields = await readForm(request, developer);
  return submitOrShowErrors(
    () => {
      const { token, grant } = issuePersonalToken(mock, developer, fields);
      return newTokenPage(developer, token, grant);
    },
    (errors) => {
      const tokens = listPersonalTokens(mock, developer);
      return homePage({ developer, tokens, tokenName: readText(fields, 'name'), errors });
    },
  );
}

async function submitRevocation({ mock, request, developer, id }: PortalCall): Promise<MockResponse> {
  await readForm(request, developer);
  revokePersonalToken(mock, developer, id);
  return redirectHome('revoked');
}

/** Submits a form, or shows it again with its errors and values. */
function submitOrShowErrors(
  run: () => MockResponse,
  showErrors: (errors: NonNullable<Problem['errors']>) => MockResponse,
): MockResponse {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem && error.errors) return showErrors(error.errors);
    throw error;
  }
}

/** 303, so that a reload does not submit the form again. */
function redirectHome(done: string): MockResponse {
  return { status: 303, headers: { Location: `${PORTAL_PATH}?done=${done}` }, body: '' };
}
