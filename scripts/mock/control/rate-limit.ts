import { allowance, coupleOf } from '../steps/rate-limit.ts';
import type { ControlCall } from './control.ts';
import { ControlProblem, checkFields, shown, TEXT, USER, WHOLE_FROM_0 } from './input.ts';
import { namedApplication, namedUser } from './naming.ts';

/** `PATCH /_mock/rate-limit` `{user, app, remaining}`: what the couple has left in its present window. */
export function changeRateLimit({ mock, workspace, body }: ControlCall): unknown {
  const {
    user: userName,
    app,
    remaining,
  } = checkFields(body, { user: USER, app: TEXT, remaining: WHOLE_FROM_0 });
  const user = namedUser(workspace, userName);
  const { limit, windowSeconds } = allowance({ workspace }, mock.contract.rateLimits, mock.rateLimit);
  if (remaining === undefined || Number(remaining) > limit) {
    const problem = remaining === undefined ? 'is missing' : `is ${shown(remaining)}`;
    throw new ControlProblem(422, `remaining ${problem}: a whole number from 0 to the limit, ${limit}.`);
  }
  const application =
    app === undefined
      ? readyToken(mock, workspace, user.user_id)
      : namedApplication(workspace, app).client_id;
  const couple = coupleOf(user.user_id, application);
  const now = workspace.clock.seconds();
  workspace.rateWindows.setRemaining(couple, Number(remaining), limit, windowSeconds, now);
  return { user_id: user.user_id, limit, remaining };
}

/** Without an application: the user's ready personal token, which counts as one of its own. */
function readyToken(
  { workspaces, tokens }: ControlCall['mock'],
  workspace: ControlCall['workspace'],
  userId: number,
): string {
  for (const [actor, token] of workspaces.readyTokens(workspace)) {
    const grant = workspace.actors.get(actor) === userId ? tokens.find(token) : undefined;
    if (grant) return grant.application;
  }
  throw new ControlProblem(422, 'This user has no ready personal token: name an application as app.');
}
