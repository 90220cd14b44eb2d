/**
 * The value of a key that the object has itself. Documents and requests choose names such as `constructor` and
 * `__proto__`, which every object seems to have.
 */
export function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}
