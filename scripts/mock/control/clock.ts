import { type Clock, timestamp } from '../clock.ts';
import type { ControlCall } from './control.ts';
import { BOOLEAN, ControlProblem, checkFields, SECONDS, shown, TEXT } from './input.ts';

/** `GET /_mock/clock` -> `{now, running}`. */
export function showClock({ workspace: { clock } }: ControlCall): unknown {
  return { now: timestamp(clock.now()), running: clock.running };
}

/** `PATCH /_mock/clock`: `{"advance": seconds}`, `{"now": iso}`, `{"running": true|false}`. */
export function changeClock(call: ControlCall): unknown {
  const { clock } = call.workspace;
  const body = checkFields(call.body, { advance: SECONDS, now: TEXT, running: BOOLEAN });
  const time = timeAfter(clock, body);
  if (body.running === true) clock.run();
  if (body.running === false) clock.stand();
  if (time !== undefined) clock.set(time);
  return showClock(call);
}

/** Years 1970 to 9999, which every date of the document can carry. */
const LATEST = Date.parse('9999-12-31T23:59:59Z');

function timeAfter(clock: Clock, { advance, now }: Record<string, unknown>): number | undefined {
  if (advance !== undefined && now !== undefined)
    throw new ControlProblem(422, 'Give either advance or now, not both.');
  if (advance === undefined && now === undefined) return undefined;
  const time = now === undefined ? clock.now() + Number(advance) * 1000 : Date.parse(String(now));
  if (!(time >= 0 && time <= LATEST)) {
    throw new ControlProblem(
      422,
      now === undefined
        ? `advance is ${shown(advance)} seconds, which leads beyond the year 9999.`
        : `now must be an ISO 8601 instant between 1970 and 9999, such as "2026-03-02T09:00:00Z", not ${shown(now)}.`,
    );
  }
  return time;
}
