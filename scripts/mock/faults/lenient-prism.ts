import type { Prism, Violation } from '../prism.ts';
import { validate } from '../steps/validate.ts';
import { at, type Weaving } from './fault.ts';

/** Takes bodies or queries that break these rules of JSON Schema. */
export function overlooking(place: 'body' | 'query', ...rules: string[]): Weaving {
  const overlooks = ({ path, rule }: Violation) => path[0] === place && rules.includes(rule);
  return at(validate, (sound) => (prism, operation, request) => {
    return sound(lenientPrism(prism, overlooks), operation, request);
  });
}

/** A Prism that overlooks some of what is wrong with a request. */
export function lenientPrism(prism: Prism, overlooks: (violation: Violation) => boolean): Prism {
  const violations: Prism['violations'] = (...call) => {
    return prism.violations(...call).filter((violation) => !overlooks(violation));
  };
  return Object.create(prism, { violations: { value: violations } });
}
