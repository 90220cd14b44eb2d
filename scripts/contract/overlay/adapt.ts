import type { OpenApiDocument, PathItem } from '../document.ts';
import { findContractPath, pathShape } from '../operations.ts';
import { getOwn } from '../own.ts';
import type { Action, Overlay } from './index.ts';
import { bracketName, readBracketName } from './target-text.ts';

/**
 * The overlay with its targets adapted to the document: path parameters may have other names there, an update may be a
 * PATCH, and a component of the overlay must not collide with one of the document.
 */
export function adaptOverlay(overlay: Overlay, document: OpenApiDocument): Overlay {
  const { actions, ...rest } = renameClashes(overlay, document);
  if (!Array.isArray(actions)) return overlay;
  return { ...rest, actions: actions.map((action) => adaptTarget(action, document)) };
}

function adaptTarget(action: Action, document: OpenApiDocument): Action {
  if (typeof action?.target !== 'string') return action;
  const paths = action.target.replace(/'(\/(?:[^'\\]|\\.)*)'/g, (_, name) =>
    bracketName(pathInDocument(readBracketName(name), document)),
  );
  const target = paths.replace(/\['(\/(?:[^'\\]|\\.)*)'\]\.put\b/, (all, name) => {
    return updatesByPatch(document.paths[readBracketName(name)]) ? `['${name}'].patch` : all;
  });
  return target === action.target ? action : { ...action, target, written: action.target };
}

/** The document's path with the same shape, if it does not have this exact one. */
function pathInDocument(path: string, { paths }: OpenApiDocument): string {
  if (paths[path] !== undefined || findContractPath(path) === undefined) return path;
  const shape = pathShape(path);
  return Object.keys(paths).find((each) => pathShape(each) === shape) ?? path;
}

function updatesByPatch(item: PathItem | undefined): boolean {
  return item?.put === undefined && item?.patch !== undefined;
}

/** Renames a component of the overlay if the document has one with the same name. */
function renameClashes(overlay: Overlay, document: OpenApiDocument): Overlay {
  const renames = new Map<string, string>();
  const components = (document.components ?? {}) as Record<string, Record<string, unknown> | undefined>;
  for (const { target, update } of overlay.actions ?? []) {
    const added =
      target === '$' ? ((update as { components?: Record<string, object> })?.components ?? {}) : {};
    for (const [kind, named] of Object.entries(added)) {
      for (const name of Object.keys(named)) {
        if (getOwn(getOwn(components, kind), name) !== undefined)
          renames.set(`${kind}/${name}`, `Contract${name}`);
      }
    }
  }
  return renames.size === 0 ? overlay : (renamed(overlay, renames) as Overlay);
}

function renamed(value: unknown, renames: Map<string, string>, kind?: string): unknown {
  if (typeof value === 'string') {
    // An error case names its response without a reference.
    const other = kind === 'response' ? renames.get(`responses/${value}`) : undefined;
    return other ?? renamedReference(value, renames);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, renames));
  const entries = Object.entries(value).map(([key, child]) => [
    renames.get(`${kind}/${key}`) ?? key,
    renamed(child, renames, key),
  ]);
  return Object.fromEntries(entries);
}

function renamedReference(text: string, renames: Map<string, string>): string {
  const [, kind, name] = /^#\/components\/(\w+)\/(\w+)$/.exec(text) ?? [];
  const other = renames.get(`${kind}/${name}`);
  return other === undefined ? text : `#/components/${kind}/${other}`;
}
