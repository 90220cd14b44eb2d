import { startMock } from '../../mock/start.ts';
import type { Fault } from '../catalogue/fault.ts';
import { injectFaults } from './extension.ts';

/** Something broken that answers, until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/** Something broken that the suite is to find. */
export interface Defect {
  name: string;
  description: string;
  breaks: string;
  /** Files of the suite that state the rule; the others only run when these find nothing. */
  detectedBy: string[];
  start(port: number): Promise<Running>;
}

/** A mock with one fault. */
export function faulty(fault: Fault): Defect {
  const { name, description, breaks, detectedBy } = fault;
  const start = (port: number) => startMock({ port, extend: injectFaults([fault]) });
  return { name, description, breaks, detectedBy, start };
}

/** The mock as it is: whatever is found in it is a false alarm. */
export const baseline: Defect = {
  name: 'sound',
  description: 'Nothing is broken.',
  breaks: '',
  detectedBy: [],
  start: (port) => startMock({ port }),
};
