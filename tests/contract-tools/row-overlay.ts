/** The operation whose access rows the overlays give. */
export const TARGET = "$.paths['/clients'].post";

/** An overlay of one action whose update holds these lines. */
export function overlayText(lines: string, target = TARGET): string {
  return `overlay: 1.0.0\nactions:\n  - target: ${target}\n    update:\n${lines.replace(/^/gm, '      ')}\n`;
}
