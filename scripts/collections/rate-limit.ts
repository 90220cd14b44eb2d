import type { Contract, Operation, RateLimits } from '../contract/contract.ts';
import { check } from './check.ts';
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

/** The limits by plan, and the window of five minutes (source: ms-connector). */
const LIMITS = { free: 500, business: 2000 };
const WINDOW_SECONDS = 300;
const LIMIT_SOURCES = ['ms-connector'];
const ON_EVERY_RESPONSE = 'guess: Laravel sends it on every response';

/** The folder that checks the last request of a window, a request over the limit, and the next window, by role. */
export function rateLimitFolder({ byId, rateLimits }: Contract): Folder | FolderNote {
  const list = byId.get('listEntries');
  if (!list) return { name: 'Rate limit', reason: 'the document has no listEntries' };
  return {
    name: 'Rate limit',
    description: `The plan sets the number of requests that a user may send in five minutes. ${NEEDS_CONTROL}`,
    item: [
      freshWorkspace({ plan: 'free' }),
      ...ROLES.map((role) => ({
        name: `Limit of ${role}`,
        description: 'The last request that the plan allows, and the one after it.',
        item: [leaveOneRequest(role), sendLastRequest(role, list), exceedLimit(role, list, rateLimits)],
      })),
      advanceClock(),
      {
        name: 'The next window',
        description: 'The whole limit is available again.',
        item: ROLES.map((role) => sendInNextWindow(role, list)),
      },
      {
        name: 'Another plan',
        description: 'The plan at the time of the request decides.',
        item: [changePlan(), sendOnNewPlan(list)],
      },
      removeWorkspace(),
    ],
  };
}

function leaveOneRequest(role: Role): RequestItem {
  return step({
    name: `${role} has one request left`,
    method: 'PATCH',
    url: controlUrl('rate-limit'),
    json: { user: role, remaining: 1 },
    checks: checkAccepted(),
  });
}

function sendLastRequest(role: Role, list: Operation): RequestItem {
  return send(role, list, `${role} sends the last request that the plan allows`, [
    ...checkSuccess(list),
    ...checkHeader('X-RateLimit-Limit', LIMITS.free),
    ...checkHeader('X-RateLimit-Remaining', 0),
  ]);
}

function exceedLimit(role: Role, list: Operation, limits: RateLimits): RequestItem {
  return send(role, list, `${role} is rejected over the limit`, [
    ...rejectionChecks(list, 429, [list.source, ...LIMIT_SOURCES]),
    '',
    'const { headers } = pm.response;',
    ...check('X-RateLimit-Limit and X-RateLimit-Remaining show that none is left', LIMIT_SOURCES, [
      "const limits = [headers.get('X-RateLimit-Limit'), headers.get('X-RateLimit-Remaining')];",
      `pm.expect(limits).to.eql(['${LIMITS.free}', '0']);`,
    ]),
    ...check('Retry-After has the seconds to wait', LIMIT_SOURCES, [
      "pm.response.to.have.header('Retry-After');",
      `pm.expect(Number(headers.get('Retry-After'))).to.be.within(1, ${WINDOW_SECONDS});`,
    ]),
    ...(limits.retry_after?.seconds === 'window' ? [] : checkReset()),
  ]);
}

function checkReset(): string[] {
  return check('X-RateLimit-Reset is the end of the window in UNIX seconds', LIMIT_SOURCES, [
    "const now = Date.parse(pm.collectionVariables.get('time_of_workspace')) / 1000;",
    "const reset = now + Number(headers.get('Retry-After'));",
    "pm.expect(headers.get('X-RateLimit-Reset')).to.eql(String(reset));",
  ]);
}

function advanceClock(): RequestItem {
  return step({
    name: 'Five minutes pass',
    method: 'PATCH',
    url: controlUrl('clock'),
    json: { advance: WINDOW_SECONDS },
    checks: checkAccepted(),
  });
}

function sendInNextWindow(role: Role, list: Operation): RequestItem {
  return send(role, list, `${role} may send requests again`, [
    ...checkSuccess(list),
    ...checkHeader('X-RateLimit-Remaining', LIMITS.free - 1),
  ]);
}

function changePlan(): RequestItem {
  return step({
    name: 'Change the plan to business',
    method: 'PATCH',
    url: controlUrl('workspace'),
    json: { plan: 'business' },
    checks: checkAccepted(),
  });
}

function sendOnNewPlan(list: Operation): RequestItem {
  const checks = [...checkSuccess(list), ...checkHeader('X-RateLimit-Limit', LIMITS.business)];
  return send('member', list, 'member may send more on the business plan', checks);
}

function send(role: Role, list: Operation, name: string, checks: string[]): RequestItem {
  return step({
    name,
    method: 'GET',
    url: buildOperationUrl(list, 'per_page=1'),
    token: `token_of_${role}`,
    checks,
  });
}

function checkSuccess(list: Operation): string[] {
  const { status } = list.success;
  return check(
    `the status is ${status}`,
    [list.source, ...LIMIT_SOURCES],
    `pm.response.to.have.status(${status})`,
  );
}

function checkHeader(name: string, value: number): string[] {
  return check(
    `${name} is ${value}`,
    [...LIMIT_SOURCES, ON_EVERY_RESPONSE],
    [`pm.expect(pm.response.headers.get('${name}')).to.eql('${value}');`],
  );
}
