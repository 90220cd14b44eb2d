import type { OpenApiDocument } from '../../spec/contract.ts';
import type { Mock } from '../mock.ts';
import { type AnyFunction, soundOf, type Weave } from './point.ts';

/** One change of the mock: another function at a point, or another contract document to read. */
export type Weaving =
  | { point: AnyFunction; weave: (sound: AnyFunction, mock: Mock) => AnyFunction }
  | { change: (document: OpenApiDocument) => void };

/** A deliberate defect of the mock, which the suite must catch. */
export interface Fault {
  name: string;
  /** What the mock does wrong. */
  sentence: string;
  /** The rule that it breaks: of OWASP's API Top 10, of an RFC, or of a source of the contract. */
  breaks: string;
  /** Files of tests/contract whose sentences state that rule; after a colon the beginning of the very sentence. */
  caughtBy: string[];
  weavings: Weaving[];
}

interface Defect {
  sentence: string;
  breaks: string;
  caughtBy: string | string[];
  weave: Weaving | Weaving[];
}

/** Describes a fault. */
export function fault(name: string, { sentence, breaks, caughtBy, weave }: Defect): Fault {
  return { name, sentence, breaks, caughtBy: [caughtBy].flat(), weavings: [weave].flat() };
}

/** Another function at a point, made of the sound one. */
export function at<F extends AnyFunction>(point: F, weave: (sound: F, mock: Mock) => F): Weaving {
  return { point, weave } as unknown as Weaving;
}

/** Another contract document, which the mock reads and the suite does not. */
export function inContract(change: (document: OpenApiDocument) => void): Weaving {
  return { change };
}

/** Where a fault is woven in: names of points, or the contract document. */
export function whereOf({ weavings }: Fault): string {
  return weavings.map((each) => ('point' in each ? each.point.name : 'contract document')).join(', ');
}

/** The functions that stand in for the points of these faults; of two at one point the later has the earlier inside. */
export function weaveOf(faults: Fault[], mock: Mock): Weave {
  const woven = new Map<AnyFunction, AnyFunction>();
  for (const weaving of faults.flatMap(({ weavings }) => weavings)) {
    if (!('point' in weaving)) continue;
    const { point, weave } = weaving;
    woven.set(point, weave(woven.get(point) ?? soundOf(point), mock));
  }
  return woven;
}

/** The document as these faults change it; the same one when none does. */
export function changedBy(faults: Fault[], document: OpenApiDocument): OpenApiDocument {
  const changes = faults.flatMap(({ weavings }) => weavings).filter((each) => 'change' in each);
  if (changes.length === 0) return document;
  const changed = structuredClone(document);
  for (const { change } of changes) change(changed);
  return changed;
}

/** What a fault would change is not in the contract document, so that it cannot be. */
export class NotInDocument extends Error {}

/** Why a fault cannot be: what it changes is not in this contract document. */
export function obstacleTo(fault: Fault, document: OpenApiDocument): string | undefined {
  try {
    changedBy([fault], document);
    return undefined;
  } catch (error) {
    if (error instanceof NotInDocument) return error.message;
    throw error;
  }
}
