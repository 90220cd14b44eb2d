/** The default target of the overlays: an operation. */
export const TARGET = "$.paths['/clients'].post";

/** The YAML of an overlay with one action, whose update consists of these lines. */
export function overlayText(lines: string, target = TARGET): string {
  return `overlay: 1.0.0\nactions:\n  - target: ${target}\n    update:\n${lines.replace(/^/gm, '      ')}\n`;
}
