import { buildAddress } from '../describe-workspace.ts';
import { getOrigin, jsonResponse, type MockRequest, type MockResponse } from '../http.ts';
import { hasLoopbackHost, isLoopback } from '../loopback.ts';
import type { Mock } from '../mock.ts';
import { isInNetworks, parseNetworks } from '../networks.ts';
import type { Workspace } from '../workspace.ts';
import { type ControlCall, ControlProblem, parseObjectBody } from './control-call.ts';
import { changeRateLimit, issueToken } from './tokens-and-limits.ts';
import {
  changeClock,
  changeSettings,
  createWorkspace,
  deleteWorkspace,
  resetWorkspace,
  showClock,
  showOperations,
  showWorkspace,
} from './workspace-control.ts';

const CONTROL_PATH = '/_mock';

type ControlCommand = (call: ControlCall) => unknown;

/** The commands by method and path below `/_mock`; a trailing slash stands for an ID. */
const COMMANDS: Record<string, ControlCommand> = {
  'GET ': describeMock,
  'POST reset': resetWorkspace,
  'GET operations': showOperations,
  'GET clock': showClock,
  'PATCH clock': changeClock,
  'GET workspace': showWorkspace,
  'PATCH workspace': changeSettings,
  'POST workspaces': createWorkspace,
  'DELETE workspaces/': deleteWorkspace,
  'POST tokens': issueToken,
  'PATCH rate-limit': changeRateLimit,
};

/** The mock's control API: not part of the Timeneye API, for loopback connections only. */
export async function handleControl(mock: Mock, request: MockRequest): Promise<MockResponse> {
  const { path } = request;
  try {
    rejectForeignRequests(mock, request);
    if (mock.options.control === false)
      throw new ControlProblem(404, 'This mock runs without its control API.');
    const { command, rest } = findCommand(mock, request.method, path.slice(CONTROL_PATH.length + 1));
    const workspace = findNamedWorkspace(mock, request);
    return jsonResponse(
      200,
      await command({ mock, request, workspace, body: parseObjectBody(request), rest }),
    );
  } catch (error) {
    if (error instanceof ControlProblem) return jsonResponse(error.status, { message: error.message });
    throw error;
  }
}

function findCommand(mock: Mock, method: string, path: string): { command: ControlCommand; rest: string } {
  const commands = new Map<string, ControlCommand>(
    Object.entries({ ...COMMANDS, ...mock.extension?.commands }),
  );
  const [name = '', ...more] = path.split('/');
  const rest = more.join('/');
  const key = `${method} ${name}${rest ? '/' : ''}`;
  const command = commands.get(key);
  if (command) return { command, rest };
  const known = [...commands.keys()].map((each) =>
    each.replace(' ', ` ${CONTROL_PATH}/`).replace(/\/$/, '/ID'),
  );
  throw new ControlProblem(
    404,
    `There is no ${method} ${CONTROL_PATH}/${path}. Choose from: ${known.join(', ')}.`,
  );
}

function findNamedWorkspace(mock: Mock, request: MockRequest): Workspace {
  const id = new URLSearchParams(request.query).get('workspace') ?? 'default';
  const workspace = mock.workspaces.get(id);
  if (!workspace) throw new ControlProblem(404, `There is no workspace ${JSON.stringify(id)}.`);
  return workspace;
}

/** Describes the mock, so that the suite can recognize one. */
function describeMock({ mock, request }: ControlCall): unknown {
  return {
    mock: 'timeneye-contract',
    ...buildAddress(mock, getOrigin(request)),
    workspaces: mock.workspaces.all().length,
  };
}

/**
 * Restricts the control API to this machine, the networks of `controlFrom`, and the mock's own pages. A loopback peer
 * must use a loopback name as Host, which rejects pages that rebind their DNS name to 127.0.0.1. Other networks may use
 * any Host, because the mock does not know its names there. Pages of other origins are rejected, including other ports
 * of this machine. Browsers that omit the Origin header of a GET still send Sec-Fetch-Site.
 */
function rejectForeignRequests({ options }: Mock, request: MockRequest): void {
  const { peer, headers } = request;
  if (!isLoopback(peer) && !isInNetworks(parseNetworks(options.controlFrom ?? []), peer)) {
    throw new ControlProblem(
      403,
      `The control API accepts requests from this machine only, not from ${peer}: start the mock with --control-from to add networks.`,
    );
  }
  if (isLoopback(peer) && !hasLoopbackHost(request)) {
    throw new ControlProblem(403, 'The control API accepts only the hosts 127.0.0.1, [::1] and localhost.');
  }
  const site = headers['sec-fetch-site'] ?? 'none';
  const isSameOrigin = headers.origin === undefined || headers.origin === getOrigin(request);
  if (!isSameOrigin || (site !== 'none' && site !== 'same-origin')) {
    throw new ControlProblem(403, 'The control API accepts no requests from pages of other origins.');
  }
}
