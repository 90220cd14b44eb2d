import { type Answer, jsonAnswer, type Request } from '../http.ts';
import type { Mock } from '../mock.ts';
import type { Workspace } from '../workspace.ts';
import { changeClock, showClock } from './clock.ts';
import { changeFaults, showFaults } from './faults.ts';
import { ControlProblem, type Fields, objectBody } from './input.ts';
import { showOperations } from './operations.ts';
import { refuseStrangers } from './peers.ts';
import { changeRateLimit } from './rate-limit.ts';
import { issueToken } from './tokens.ts';
import {
  changeSettings,
  createWorkspace,
  deleteWorkspace,
  resetWorkspace,
  showWorkspace,
} from './workspaces.ts';

const CONTROL_PATH = '/_mock';

/** A control call with what it names. */
export interface ControlCall {
  mock: Mock;
  request: Request;
  /** The workspace of `?workspace=ID`; `default` without it. */
  workspace: Workspace;
  body: Fields;
  /** What follows the command in the path. */
  rest: string;
}

type Command = (call: ControlCall) => unknown;

/** Method and path below `/_mock`; a trailing slash takes the rest of the path as an id. */
const COMMANDS: Record<string, Command> = {
  'GET ': describe,
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
  'GET faults': showFaults,
  'PUT faults': changeFaults,
};

/** The mock's control endpoints: not a part of the API, for loopback only. */
export async function answerControl(mock: Mock, request: Request): Promise<Answer> {
  const { path } = request;
  try {
    refuseStrangers(request);
    if (mock.options.control === false)
      throw new ControlProblem(404, 'This mock runs without its control endpoints.');
    const { command, rest } = find(request.method, path.slice(CONTROL_PATH.length + 1));
    const workspace = namedWorkspace(mock, request);
    return jsonAnswer(200, await command({ mock, request, workspace, body: objectBody(request), rest }));
  } catch (error) {
    if (error instanceof ControlProblem) return jsonAnswer(error.status, { message: error.message });
    throw error;
  }
}

function find(method: string, path: string): { command: Command; rest: string } {
  const [name = '', ...more] = path.split('/');
  const rest = more.join('/');
  const key = `${method} ${name}${rest ? '/' : ''}`;
  const command = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
  if (command) return { command, rest };
  const known = Object.keys(COMMANDS).map((each) =>
    each.replace(' ', ` ${CONTROL_PATH}/`).replace(/\/$/, '/ID'),
  );
  throw new ControlProblem(
    404,
    `There is no ${method} ${CONTROL_PATH}/${path}. There are: ${known.join(', ')}.`,
  );
}

function namedWorkspace(mock: Mock, request: Request): Workspace {
  const id = new URLSearchParams(request.query).get('workspace') ?? 'default';
  const workspace = mock.workspaces.get(id);
  if (!workspace) throw new ControlProblem(404, `There is no workspace ${JSON.stringify(id)}.`);
  return workspace;
}

/** How a suite knows that it talks to a mock and not to a real service. */
function describe({ mock, request }: ControlCall): unknown {
  return {
    mock: 'timeneye-contract',
    base_url: `http://${request.headers.host}${mock.contract.basePath}`,
    workspaces: mock.workspaces.all().length,
  };
}
