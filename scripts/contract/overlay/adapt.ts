import type { OpenApiDocument, PathItem } from '../document.ts';
import { findContractPath, pathShape } from '../operations.ts';
import { getOwn } from '../own.ts';
import type { Action, Overlay } from './index.ts';
import { bracketName, readBracketName } from './target-text.ts';

/**
 * Adapts the overlay to the document, which may name path parameters differently and update with PATCH. Components of
 * the overlay are renamed if the document has components with the same names.
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

/** The document's path with the same shape, if the document does not have this exact path. */
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
  return renames.size === 0 ? overlay : (applyRenames(overlay, renames) as Overlay);
}

function applyRenames(value: unknown, renames: Map<string, string>, kind?: string): unknown {
  if (typeof value === 'string') {
    // An error case names its response without a reference.
    const other = kind === 'response' ? renames.get(`responses/${value}`) : undefined;
    return other ?? renameReference(value, renames);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => applyRenames(item, renames));
  const entries = Object.entries(value).map(([key, child]) => [
    renames.get(`${kind}/${key}`) ?? key,
    applyRenames(child, renames, key),
  ]);
  return Object.fromEntries(entries);
}

function renameReference(text: string, renames: Map<string, string>): string {
  const [, kind, name] = /^#\/components\/(\w+)\/(\w+)$/.exec(text) ?? [];
  const other = renames.get(`${kind}/${name}`);
  return other === undefined ? text : `#/components/${kind}/${other}`;
}
