import { UsageError } from '../../cli/index.ts';

/** How much is read, for how long, and who is told how far it is. */
export interface Limits {
  bytes: number;
  milliseconds: number;
  progress(received: number, total: number | undefined): void;
}

const MEGABYTE = 1024 * 1024;

/** Large documents have 3 MB; a slow line carries 20 MB in a minute. */
export const LIMITS: Limits = { bytes: 20 * MEGABYTE, milliseconds: 60_000, progress: () => undefined };

/** Refuses more bytes than a document of an API has. */
export function checkSize(location: string, bytes: number, { bytes: most }: Limits): void {
  if (bytes <= most) return;
  throw new UsageError(`${location} is larger than ${size(most)}: no document of an API is that large.`);
}

/** A number of bytes for a person. */
export function size(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
