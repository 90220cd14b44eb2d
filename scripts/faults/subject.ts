import type { Fault } from '../mock/faults/fault.ts';
import { startMock } from '../mock/start.ts';

/** Something broken that answers, until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/** Something broken that the suite is to find. */
export interface Subject {
  name: string;
  sentence: string;
  breaks: string;
  /** Files of the suite that state the rule; the others only run when these find nothing. */
  caughtBy: string[];
  start(port: number): Promise<Running>;
}

/** A mock with one fault. */
export function faulty(fault: Fault): Subject {
  const { name, sentence, breaks, caughtBy } = fault;
  const start = (port: number) => startMock({ port, faults: [fault] });
  return { name, sentence, breaks, caughtBy, start };
}

/** The mock as it is: whatever is found in it is a false alarm. */
export const soundMock: Subject = {
  name: 'sound',
  sentence: 'Nothing is broken.',
  breaks: '',
  caughtBy: [],
  start: (port) => startMock({ port }),
};
