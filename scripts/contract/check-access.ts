import { ACTORS, parseReach, REACH_WORDS } from './access.ts';
import { METHODS, type OpenApiDocument } from './document.ts';
import { operationName } from './operations.ts';
import { readSource } from './sureness.ts';

const SIGNED_IN = ACTORS.filter((actor) => actor !== 'anonymous');
const CELL_KEYS = ['reach', 'source', 'note', 'refused_with'];
const FIELD_RULES = ['x-visible-to', 'x-writable-by'] as const;

/** Every operation says for every actor how far he reaches, and who says so. */
export function checkAccess(document: OpenApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const id = operationName(method, path, operation.operationId);
      const locked = operation['x-access-when-locked'];
      return [
        ...checkCells(operation['x-access'], `${id}: x-access`, ACTORS),
        ...(locked === undefined ? [] : checkCells(locked, `${id}: x-access-when-locked`, ACTORS)),
      ];
    }),
  );
}

/** Every field with rules says for every signed-in actor how far he sees or sets it, and who says so. */
export function checkFieldRules(document: OpenApiDocument): string[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  return schemas.flatMap(([schemaName, schema]) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      FIELD_RULES.flatMap((extension) => {
        const place = `${schemaName}.${name}: ${extension}`;
        return property[extension] === undefined ? [] : checkRules(property[extension], place);
      }),
    ),
  );
}

function checkRules(rules: unknown, place: string): string[] {
  if (!Array.isArray(rules)) return checkCells(rules, place, SIGNED_IN);
  const last = rules.at(-1);
  const always =
    last === undefined || last.when !== undefined
      ? [`${place}: the last rule must hold for every record`]
      : [];
  const cells = rules.flatMap((rule, index) =>
    checkCells(rule?.cells, `${place} rule ${index + 1}`, SIGNED_IN),
  );
  return [...cells, ...always];
}

function checkCells(cells: unknown, place: string, actors: readonly string[]): string[] {
  const given = (typeof cells === 'object' && cells !== null ? cells : {}) as Record<string, unknown>;
  const strangers = Object.keys(given).filter((actor) => !actors.includes(actor));
  return [
    ...actors.flatMap((actor) => checkCell(given[actor], `${place}: ${actor}`)),
    ...strangers.map((actor) => `${place}: ${actor} is no actor here`),
  ];
}

function checkCell(cell: unknown, place: string): string[] {
  if (typeof cell !== 'object' || cell === null) return [`${place}: there is no cell`];
  const { reach, source, refused_with } = cell as Record<string, unknown>;
  const unknown = Object.keys(cell).filter((key) => !CELL_KEYS.includes(key));
  const problems = unknown.map(
    (key) => `${place}: ${key} is unknown in a cell; known: ${CELL_KEYS.join(', ')}`,
  );
  if (refused_with !== undefined && !isRefusal(refused_with))
    problems.push(
      `${place}: refused_with is ${JSON.stringify(refused_with)}; it must be a status from 400 to 499`,
    );
  if (parseReach(reach) === undefined) {
    problems.push(
      `${place}: reach is ${JSON.stringify(reach)}; it must be one of ${REACH_WORDS.join(', ')}, or several joined by +`,
    );
  }
  if (source === undefined) problems.push(`${place}: the cell has no source`);
  else if (readSource(source) === undefined)
    problems.push(`${place}: ${JSON.stringify(source)} is no source`);
  return problems;
}

function isRefusal(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) < 500;
}
