import { checkContract } from '../contract/check.ts';
import type { OpenApiDocument } from '../contract/document.ts';
import { applyOverlay } from '../contract/overlay/index.ts';
import type { CountedObservation, OverlayAction } from './observation.ts';
import { firstLines } from './tried-forms.ts';

/**
 * Tries the proposals in memory, alone and combined, as `npm run generate` would. Removes rejected proposals, but keeps
 * their observations, with the reason in `rejected`.
 */
export async function tryProposals(
  document: OpenApiDocument,
  observations: CountedObservation[],
): Promise<CountedObservation[]> {
  const rejected = new Map<CountedObservation, string>();
  const proposing = observations.filter(({ overlay }) => overlay.length > 0);
  await keep([], proposing);
  return observations.map((each) => {
    const why = rejected.get(each);
    return why === undefined ? each : { ...each, overlay: [], rejected: why };
  });

  /** Bisects a rejected set, since nearly always a single proposal is invalid. */
  async function keep(accepted: OverlayAction[], more: CountedObservation[]): Promise<OverlayAction[]> {
    const actions = [...accepted, ...more.flatMap(({ overlay }) => overlay)];
    const problem = more.length === 0 ? undefined : await findError(document, actions);
    if (problem === undefined) return actions;
    const [only] = more;
    if (only && more.length === 1) {
      rejected.set(only, problem);
      return accepted;
    }
    const half = Math.ceil(more.length / 2);
    return keep(await keep(accepted, more.slice(0, half)), more.slice(half));
  }
}

/** The error of `generate` for the document with these actions; undefined if `generate` accepts them. */
async function findError(document: OpenApiDocument, actions: OverlayAction[]): Promise<string | undefined> {
  try {
    await checkContract(applyOverlay(document, { overlay: '1.0.0', actions: removeDuplicates(actions) }));
    return undefined;
  } catch (error) {
    return firstLines(error as Error);
  }
}

/** Removes duplicate actions, as the proposed overlay does: two observations may propose the same action. */
function removeDuplicates(actions: OverlayAction[]): OverlayAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}
