import { Recorder, recordVariable } from '../../scripts/spec/drift/record.ts';
import type { Answer } from './answer.ts';

const file = process.env[recordVariable];
const recorder = file === undefined ? undefined : new Recorder(file);

/** Notes what was received, for `npm run spec:drift`; a run that nobody asked to record notes nothing. */
export function recordAnswer({ operation, status, body }: Answer): void {
  recorder?.note(operation.id, status, body);
}
