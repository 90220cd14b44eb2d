import type { Contract, Operation } from '../contract/contract.ts';
import { check } from './check.ts';
import { refreshForm, rejectedRefreshChecks } from './grants.ts';
import type { Folder, FolderNote, RequestItem } from './postman.ts';
import { rejectionChecks } from './rejections.ts';
import { step } from './step.ts';
import { buildOperationUrl } from './vocabulary.ts';
import {
  checkAccepted,
  controlUrl,
  freshWorkspace,
  NEEDS_CONTROL,
  ROLES,
  type Role,
  removeWorkspace,
} from './workspace.ts';

/** A day (source: article). */
const LIFETIME_SECONDS = 86_400;
const ARTICLE = ['article'];
const ROTATES = 'guess: no source says whether the refresh token changes; Laravel Passport changes it';

/** The folder that checks the expiry and refresh of an access token, for each role. */
export function tokenRefreshFolder({ byId }: Contract): Folder | FolderNote {
  const list = byId.get('listEntries');
  if (!list) return { name: 'Token refresh', reason: 'the document has no listEntries' };
  return {
    name: 'Token refresh',
    description: `An access token is valid for a day and can then be refreshed; a personal token cannot. ${NEEDS_CONTROL}`,
    item: [
      freshWorkspace(),
      {
        name: 'Issue tokens',
        description: 'As a login would, but without the browser.',
        item: ROLES.map(issueTokens),
      },
      advanceOneDay(),
      ...ROLES.map((role) => ({
        name: `Tokens of ${role}`,
        description: 'Expiry, refresh, and rejection of the used refresh token.',
        item: [
          sendExpiredToken(role, list),
          refreshTokens(role),
          sendNewToken(role, list),
          reuseRefreshToken(role),
          refreshPersonalToken(role),
        ],
      })),
      removeWorkspace(),
    ],
  };
}

function issueTokens(role: Role): RequestItem {
  return step({
    name: `Issue tokens for ${role}`,
    method: 'POST',
    url: controlUrl('tokens'),
    json: { user: role, app: '{{id_of_app}}' },
    checks: [...checkAccepted(), '', ...keepTokens(role)],
  });
}

function keepTokens(role: Role): string[] {
  return [
    'const { access_token, refresh_token } = pm.response.json();',
    `pm.collectionVariables.set('access_token_of_${role}', access_token);`,
    `pm.collectionVariables.set('refresh_token_of_${role}', refresh_token);`,
  ];
}

function advanceOneDay(): RequestItem {
  return step({
    name: 'A day passes',
    method: 'PATCH',
    url: controlUrl('clock'),
    json: { advance: LIFETIME_SECONDS },
    checks: checkAccepted(),
  });
}

function sendExpiredToken(role: Role, list: Operation): RequestItem {
  return step({
    name: `${role}: an access token is rejected after a day`,
    method: 'GET',
    url: buildOperationUrl(list, 'per_page=1'),
    token: `access_token_of_${role}`,
    checks: rejectionChecks(list, 401, [list.source, ...ARTICLE]),
  });
}

function refreshTokens(role: Role): RequestItem {
  return step({
    name: `${role}: the refresh token returns new tokens`,
    method: 'POST',
    url: '{{token_url}}',
    form: refreshForm(`{{refresh_token_of_${role}}}`),
    description: 'RFC 6749 section 6, for a public client: no secret.',
    checks: [
      ...check('the status is 200', ARTICLE, 'pm.response.to.have.status(200)'),
      ...check(
        'it is a bearer token for a day',
        [...ARTICLE, 'guess: fields after RFC 6749 section 5.1'],
        [
          `pm.expect(pm.response.json()).to.include({ token_type: 'Bearer', expires_in: ${LIFETIME_SECONDS} });`,
        ],
      ),
      ...check(
        'the response must not be cached',
        ['guess: RFC 6749 section 5.1'],
        ["pm.expect(pm.response.headers.get('Cache-Control')).to.match(/no-store/);"],
      ),
      '',
      `const used = pm.collectionVariables.get('refresh_token_of_${role}');`,
      ...check(
        'the refresh token has changed',
        [ROTATES],
        [
          'pm.expect(pm.response.json().refresh_token).to.be.a("string").that.is.not.empty.and.not.eql(used);'.replaceAll(
            '"',
            "'",
          ),
        ],
      ),
      `pm.collectionVariables.set('used_refresh_token_of_${role}', used);`,
      ...keepTokens(role),
    ],
  });
}

function sendNewToken(role: Role, list: Operation): RequestItem {
  return step({
    name: `${role}: the new access token is accepted`,
    method: 'GET',
    url: buildOperationUrl(list, 'per_page=1'),
    token: `access_token_of_${role}`,
    checks: check('the status is 200', [list.source, ...ARTICLE], 'pm.response.to.have.status(200)'),
  });
}

function reuseRefreshToken(role: Role): RequestItem {
  return step({
    name: `${role}: a used refresh token is rejected`,
    method: 'POST',
    url: '{{token_url}}',
    form: refreshForm(`{{used_refresh_token_of_${role}}}`),
    checks: rejectedRefreshChecks([ROTATES]),
  });
}

function refreshPersonalToken(role: Role): RequestItem {
  return step({
    name: `${role}: a personal token cannot be refreshed`,
    method: 'POST',
    url: '{{token_url}}',
    form: refreshForm(`{{token_of_${role}}}`),
    checks: rejectedRefreshChecks(ARTICLE),
  });
}
