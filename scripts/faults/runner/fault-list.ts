import { listReplacedParts } from '../catalog/fault.ts';
import { GROUPS } from '../catalog/index.ts';

/** Formats a list of all faults by group, each with its description, rule and replaced parts. */
export function formatFaultList(): string {
  return Object.entries(GROUPS)
    .map(([group, faults]) => {
      const lines = faults.map((fault) => {
        const { name, description, breaks } = fault;
        return `  ${name}\n      ${description}\n      breaks ${breaks}; in ${listReplacedParts(fault)}`;
      });
      return [`${group} (${faults.length})`, ...lines].join('\n');
    })
    .join('\n\n');
}
