import { startMock } from '../../mock/start.ts';
import type { Fault } from '../catalog/fault.ts';
import { injectFaults } from './extension.ts';

/** A running mock. */
export interface Running {
  close(): Promise<void>;
}

/** A mock that the suite is run against: with one fault, independent fault or mutation that must be detected, or without any (the baseline). */
export interface MockVariant {
  name: string;
  description: string;
  breaks: string;
  /** Files of the suite that check the rule; the other files run only if these detect nothing. */
  detectedBy: string[];
  start(port: number): Promise<Running>;
}

/** The mock with one fault. */
export function toVariant(fault: Fault): MockVariant {
  const { name, description, breaks, detectedBy } = fault;
  const start = (port: number) => startMock({ port, extend: injectFaults([fault]) });
  return { name, description, breaks, detectedBy, start };
}

/** The mock without faults: any failure against this baseline is a false alarm. */
export const baseline: MockVariant = {
  name: 'sound',
  description: 'The mock without faults.',
  breaks: '',
  detectedBy: [],
  start: (port) => startMock({ port }),
};
