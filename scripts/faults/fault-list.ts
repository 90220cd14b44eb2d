import { whereOf } from '../mock/faults/fault.ts';
import { GROUPS } from '../mock/faults/index.ts';

/** Every fault with what it does, the rule that it breaks and where, by groups. */
export function faultList(): string {
  return Object.entries(GROUPS)
    .map(([group, faults]) => {
      const lines = faults.map((fault) => {
        const { name, sentence, breaks } = fault;
        return `  ${name}\n      ${sentence}\n      breaks ${breaks}; in ${whereOf(fault)}`;
      });
      return [`${group} (${faults.length})`, ...lines].join('\n');
    })
    .join('\n\n');
}
