/** The known name closest to the given one, if it is close enough to be a typo. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const maxDistance = Math.max(2, Math.floor(typed.length / 3));
  return candidates
    .map((name) => ({ name, distance: isPrefix(typed, name) ? 1 : editDistance(typed, name) }))
    .filter(({ name, distance }) => distance <= maxDistance && distance < name.length)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

function isPrefix(typed: string, name: string): boolean {
  return typed.length >= 3 && name.startsWith(typed);
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(previous, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1));
    }
    previous = current;
  }
  return at(previous, to.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
