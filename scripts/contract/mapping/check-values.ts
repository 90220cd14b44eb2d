import type { KeyPath } from '../yaml-lines.ts';
import { type ValueKind, valuesOfKind } from './field-kinds.ts';
import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';
import { formatValue, type NoteProblem } from './problems.ts';
import type { ValueTree } from './trees.ts';

/** The document's own values of these stand for fields and relations, and it may have more than we know. */
const OPEN = ['sort_by', 'load[]'];

/** Notes where the form in a mapping does not suit the document's type, or its values differ from the listed ones. */
export function checkField(
  { values, as }: FieldMapping,
  kind: ValueKind | undefined,
  trees: ValueTree[],
  contractName: string,
  keys: KeyPath,
  note: NoteProblem,
): void {
  if (as !== undefined) checkForm(as, trees, keys, note);
  if (values === undefined) return;
  // If one operation accepts any value, we treat all of them that way.
  const lists = trees.map((tree) => listedValues(tree) ?? listedValues(tree.items));
  if (lists.includes(undefined)) return;
  const listed = [...new Set(lists.flat())] as Scalar[];
  for (const [, wireValue] of values) {
    if (listed.includes(wireValue)) continue;
    note(
      [...keys, 'values'],
      `${formatValue(wireValue)} is not a value of it in the document; known: ${formatValues(listed)}`,
    );
  }
  if (OPEN.includes(contractName)) return;
  const mappedValues = [...values.map(([, wireValue]) => wireValue), ...sameValues(kind, values)];
  const missing = listed.filter((value) => value !== null && !mappedValues.includes(value));
  if (missing.length > 0)
    note([...keys, 'values'], `does not map ${formatValues(missing)} to a value in the contract`);
}

/** Forms that are numbers in the document; all others are texts. */
const NUMBERS: ValueForm[] = ['number', 'seconds', 'hours'];

function checkForm(as: ValueForm, trees: ValueTree[], keys: KeyPath, note: NoteProblem): void {
  const types = [...new Set(trees.flatMap((tree) => tree.items?.types ?? tree.types))];
  const scalarTypes = types.filter((type) => ['string', 'integer', 'number', 'boolean'].includes(type));
  const isNumber = NUMBERS.includes(as);
  const isCompatible = scalarTypes.some((type) => (type === 'string') !== isNumber && type !== 'boolean');
  if (scalarTypes.length === 0 || isCompatible) return;
  const advice = as === 'hours' && scalarTypes.includes('string') ? ': write hours-text' : '';
  note(
    [...keys, 'as'],
    `${as} is a ${isNumber ? 'number' : 'text'}, and the document has ${scalarTypes.join(' or ')} there${advice}`,
  );
}

/** Contract values that no pair translates, so that they are the same in both. */
function sameValues(kind: ValueKind | undefined, values: [Scalar, Scalar][]): Scalar[] {
  const all = kind === undefined ? [] : (valuesOfKind(kind) ?? []);
  return all.filter((value) => !values.some(([contractValue]) => contractValue === value));
}

function listedValues(tree: ValueTree | undefined): Scalar[] | undefined {
  if (tree?.values !== undefined) return tree.values as Scalar[];
  return tree?.types.filter((type) => type !== 'null').join() === 'boolean' ? [true, false] : undefined;
}

function formatValues(values: Scalar[]): string {
  return values.map(formatValue).join(', ');
}
