/** The median, minimum and maximum of some figures. */
export interface Spread {
  median: number;
  least: number;
  greatest: number;
}

export function spread(figures: number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (i: number) => sorted[i] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    greatest: at(sorted.length - 1),
  };
}

/** Measures two alternatives in turn, `pairs` times, so that changes of the machine's load affect both. */
export async function alternate(
  pairs: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ ratio: Spread; one: Spread; other: Spread }> {
  const ones: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < pairs; i++) {
    ones.push(await one());
    others.push(await other());
  }
  return {
    ratio: spread(ones.map((figure, i) => figure / (others[i] as number))),
    one: spread(ones),
    other: spread(others),
  };
}
