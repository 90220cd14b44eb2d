import { startMock } from '../../mock/start.ts';
import type { Fault } from '../catalog/fault.ts';
import { injectFaults } from './extension.ts';

/** A running target with a defect. */
export interface Running {
  close(): Promise<void>;
}

/** A defect that the suite has to detect. */
export interface Defect {
  name: string;
  description: string;
  breaks: string;
  /** Files of the suite with the checks of the rule; the others run only if these detect nothing. */
  detectedBy: string[];
  start(port: number): Promise<Running>;
}

/** The mock with one fault. */
export function faulty(fault: Fault): Defect {
  const { name, description, breaks, detectedBy } = fault;
  const start = (port: number) => startMock({ port, extend: injectFaults([fault]) });
  return { name, description, breaks, detectedBy, start };
}

/** The baseline: any failure against it is a false alarm. */
export const baseline: Defect = {
  name: 'sound',
  description: 'The mock without faults.',
  breaks: '',
  detectedBy: [],
  start: (port) => startMock({ port }),
};
