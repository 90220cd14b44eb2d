import type {
  Clock,
  ClockState,
  CreatedWorkspace,
  TokenRequest,
  TokenResponse,
  Workspace,
  WorkspaceOptions,
  WorkspaceSettings,
} from './public-types.ts';

/** The control API's description of a workspace. */
type Description = Pick<Workspace, 'id' | 'origin' | 'baseUrl' | 'now' | 'users' | 'tokens' | 'apps'>;

/** Creates a workspace in the mock at this origin. */
export async function createWorkspace(
  origin: string,
  options: WorkspaceOptions = {},
): Promise<CreatedWorkspace> {
  const description = (await send(origin, 'POST', 'workspaces', options)) as Description;
  const remove = async () => {
    await send(origin, 'DELETE', `workspaces/${description.id}`);
  };
  return { ...connectWorkspace(description), delete: remove, [Symbol.asyncDispose]: remove };
}

/** Adds methods to the description of a workspace; each method sends a request to the control API of the mock. */
export function connectWorkspace(description: Description): Workspace {
  const { id, origin } = description;
  const command = (method: string, name: string, body?: object) => {
    return send(origin, method, `${name}?workspace=${id}`, body);
  };
  return {
    ...description,
    clock: createClock(async (method, body) => (await command(method, 'clock', body)) as ClockState),
    issueToken: async (request: TokenRequest) => (await command('POST', 'tokens', request)) as TokenResponse,
    configure: async (settings: Partial<WorkspaceSettings>) => {
      const { plan, allowThirdPartyApps, refreshReuse, lockedUntil } = (await command(
        'PATCH',
        'workspace',
        settings,
      )) as WorkspaceSettings;
      return { plan, allowThirdPartyApps, refreshReuse, lockedUntil };
    },
    setRemaining: async (request) => void (await command('PATCH', 'rate-limit', request)),
    injectFaults: async (faults) => void (await command('PUT', 'faults', { faults })),
    reset: async () => void (await command('POST', 'reset')),
  };
}

function createClock(command: (method: string, body?: object) => Promise<ClockState>): Clock {
  return {
    read: () => command('GET'),
    advance: (seconds) => command('PATCH', { advance: seconds }),
    set: (now) => command('PATCH', { now }),
    freeze: () => command('PATCH', { running: false }),
    run: () => command('PATCH', { running: true }),
  };
}

/** Sends a request to the control API; an error response throws an Error with its message. */
async function send(origin: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${origin}/_mock/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const value = (await response.json()) as { message?: string };
  if (response.ok) return value;
  throw new Error(`The mock rejects ${method} /_mock/${path}: ${value.message}`);
}
