/* ISO 8601 durations without years and months, which have no fixed length. */

const DURATION =
  /^(-?)P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The seconds of each part, in the order of the pattern. */
const PART_SECONDS = [7 * 86_400, 86_400, 3600, 60, 1];

/** The seconds of a duration; undefined for any other string. */
export function readDuration(text: string): number | undefined {
  const [, sign, ...parts] = DURATION.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const seconds = PART_SECONDS.reduce((sum, each, index) => sum + Number(parts[index] ?? 0) * each, 0);
  return sign === '-' ? -seconds : seconds;
}

/** Formats seconds as an ISO 8601 duration: 5400 becomes `PT1H30M`. */
export function formatDuration(seconds: number): string {
  const total = Math.abs(seconds);
  const parts: [count: number, unit: string][] = [
    [Math.floor(total / 3600), 'H'],
    [Math.floor(total / 60) % 60, 'M'],
    [total % 60, 'S'],
  ];
  const text = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  return `${seconds < 0 ? '-' : ''}PT${text === '' ? '0S' : text}`;
}
