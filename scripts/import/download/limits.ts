import { UsageError } from '../../cli/index.ts';

/** Limits on size and time, and a progress callback. */
export interface Limits {
  bytes: number;
  milliseconds: number;
  progress(received: number, total: number | undefined): void;
}

const MEGABYTE = 1024 * 1024;

/** Large documents have 3 MB, and a slow connection transfers 20 MB in a minute. */
export const LIMITS: Limits = { bytes: 20 * MEGABYTE, milliseconds: 60_000, progress: () => undefined };

/** Rejects a document over the size limit. */
export function checkSize(location: string, bytes: number, { bytes: maxBytes }: Limits): void {
  if (bytes <= maxBytes) return;
  throw new UsageError(`${location} is larger than ${formatSize(maxBytes)}: no API document is that large.`);
}

/** A number of bytes in readable form. */
export function formatSize(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
