import { AsyncLocalStorage } from 'node:async_hooks';

/** A function of any kind. */
export type AnyFunction = (...args: never[]) => unknown;

/** What stands in for the points of the mock while a request is answered: by point, the function to call. */
export type Weave = ReadonlyMap<AnyFunction, AnyFunction>;

const present = new AsyncLocalStorage<Weave>();
const soundOnes = new WeakMap<AnyFunction, AnyFunction>();
let isWoven = false;

/**
 * Marks a function of the mock as a point: a place where a fault can be woven in. It is called as ever; only
 * while a request is answered for which it is broken, the fault is called in its place.
 */
export function point<F extends AnyFunction>(sound: F): F {
  const here: AnyFunction = (...args) =>
    (isWoven ? (present.getStore()?.get(here) ?? sound) : sound)(...args);
  Object.defineProperty(here, 'name', { value: sound.name });
  soundOnes.set(here, sound);
  return here as F;
}

/** The function that a point was made of. */
export function soundOf(here: AnyFunction): AnyFunction {
  const sound = soundOnes.get(here);
  if (!sound) throw new Error(`${here.name} is no point of the mock: no fault can be woven in there`);
  return sound;
}

/** Runs something without the faults that are woven in around it. */
export function soundly<T>(run: () => T): T {
  return isWoven ? present.exit(run) : run();
}

/** Runs something, and all that it waits for, with faults woven in. */
export function withWeave<T>(weave: Weave, run: () => T): T {
  isWoven = true;
  return present.run(weave, run);
}
