import { type Clock, timestamp } from '../clock.ts';
import { describeWorkspace } from '../describe-workspace.ts';
import { getOrigin } from '../http.ts';
import type { Mock } from '../mock.ts';
import {
  BOOLEAN,
  type ControlCall,
  ControlProblem,
  checkFields,
  DAY_OR_NULL,
  oneOf,
  quoteValue,
  SECONDS,
  STRING,
  type ValueCheck,
} from './control-call.ts';

/** `POST /_mock/reset`: resets the workspace and returns it. */
export function resetWorkspace(call: ControlCall): unknown {
  call.mock.workspaces.reset(call.workspace);
  call.mock.extension?.onReset(call.workspace);
  return showWorkspace(call);
}

/** `GET /_mock/workspace` -> `{id, now, plan, allowThirdPartyApps, refreshReuse, lockedUntil}`. */
export function showWorkspace({ mock, workspace: { id, clock, settings } }: ControlCall): unknown {
  const refreshReuse = settings.refreshReuse ?? mock.contract.tokens.refresh.reuse;
  return { id, now: timestamp(clock.now()), ...settings, refreshReuse };
}

/** `PATCH /_mock/workspace`: changes the given settings. */
export function changeSettings(call: ControlCall): unknown {
  Object.assign(call.workspace.settings, checkFields(call.body, getSettingChecks(call.mock)));
  return showWorkspace(call);
}

/** `POST /_mock/workspaces` -> a WorkspaceDescription. */
export function createWorkspace({ mock, request, body }: ControlCall): unknown {
  const { lockedUntil: _, ...checks } = getSettingChecks(mock);
  const { runningClock: running, ...settings } = checkFields(body, { ...checks, runningClock: BOOLEAN });
  const workspace = mock.workspaces.create(settings, running === true);
  return describeWorkspace(mock, workspace, getOrigin(request));
}

/** `DELETE /_mock/workspaces/ID`. */
export function deleteWorkspace({ mock, rest }: ControlCall): unknown {
  const workspace = mock.workspaces.get(rest);
  if (!workspace) throw new ControlProblem(404, `There is no workspace ${JSON.stringify(rest)}.`);
  if (workspace === mock.workspaces.default)
    throw new ControlProblem(422, 'The default workspace cannot be deleted; reset it instead.');
  mock.workspaces.delete(workspace);
  return { message: 'Deleted.' };
}

function getSettingChecks({ contract }: Mock): Record<string, ValueCheck> {
  return {
    plan: oneOf(Object.keys(contract.rateLimits.plans)),
    allowThirdPartyApps: BOOLEAN,
    refreshReuse: oneOf(['revoke', 'reject']),
    lockedUntil: DAY_OR_NULL,
  };
}

/** `GET /_mock/clock` -> `{now, running}`. */
export function showClock({ workspace: { clock } }: ControlCall): unknown {
  return { now: timestamp(clock.now()), running: clock.running };
}

/** `PATCH /_mock/clock`: `{"advance": seconds}`, `{"now": iso}`, `{"running": true|false}`. */
export function changeClock(call: ControlCall): unknown {
  const { clock } = call.workspace;
  const body = checkFields(call.body, { advance: SECONDS, now: STRING, running: BOOLEAN });
  const time = resolveTime(clock, body);
  if (body.running === true) clock.run();
  if (body.running === false) clock.freeze();
  if (time !== undefined) clock.set(time);
  return showClock(call);
}

/** The last date-time that the date formats of the document can represent. */
const MAX_TIME = Date.parse('9999-12-31T23:59:59Z');

function resolveTime(clock: Clock, { advance, now }: Record<string, unknown>): number | undefined {
  if (advance !== undefined && now !== undefined)
    throw new ControlProblem(422, 'Give either advance or now, not both.');
  if (advance === undefined && now === undefined) return undefined;
  const time = now === undefined ? clock.now() + Number(advance) * 1000 : Date.parse(String(now));
  if (!(time >= 0 && time <= MAX_TIME)) {
    throw new ControlProblem(
      422,
      now === undefined
        ? `advance is ${quoteValue(advance)} seconds, which is after the year 9999.`
        : `now must be an ISO 8601 date-time between 1970 and 9999, such as "2026-03-02T09:00:00Z", not ${quoteValue(now)}.`,
    );
  }
  return time;
}

/**
 * `GET /_mock/operations` -> `{servedFromExample: [{operation, reason, hasHandler}]}`: the operations that the
 * store does not support. Separate from `GET /_mock`, because the first call is slow.
 */
export function showOperations({ mock }: ControlCall): unknown {
  return { servedFromExample: mock.support.servedFromExample() };
}
