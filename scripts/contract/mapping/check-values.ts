import type { KeyPath } from '../yaml-lines.ts';
import { getAllowedValues, type ValueKind } from './field-kinds.ts';
import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';
import { formatValue, type NoteProblem } from './problems.ts';
import type { ValueTree } from './trees.ts';

/** Parameters whose values name fields and relations. The document may list more of these than the contract. */
const OPEN_PARAMETERS = ['sort_by', 'load[]'];

/** Notes a form that does not suit the document's type, and values that differ from the document's listed values. */
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
  // If one operation accepts any value, all operations are assumed to.
  const lists = trees.map((tree) => listedValues(tree) ?? listedValues(tree.items));
  if (lists.includes(undefined)) return;
  const listed = [...new Set(lists.flat())] as Scalar[];
  for (const [, wireValue] of values) {
    if (listed.includes(wireValue)) continue;
    note(
      [...keys, 'values'],
      `the document does not list the value ${formatValue(wireValue)}. Choose from: ${formatValues(listed)}`,
    );
  }
  if (OPEN_PARAMETERS.includes(contractName)) return;
  const mappedValues = [...values.map(([, wireValue]) => wireValue), ...untranslatedValues(kind, values)];
  const missing = listed.filter((value) => value !== null && !mappedValues.includes(value));
  if (missing.length > 0)
    note([...keys, 'values'], `does not map ${formatValues(missing)} to a value in the contract`);
}

/** Forms that are numbers in the document; all others are strings. */
const NUMBER_FORMS: ValueForm[] = ['number', 'seconds', 'hours'];

function checkForm(as: ValueForm, trees: ValueTree[], keys: KeyPath, note: NoteProblem): void {
  const types = [...new Set(trees.flatMap((tree) => tree.items?.types ?? tree.types))];
  const scalarTypes = types.filter((type) => ['string', 'integer', 'number', 'boolean'].includes(type));
  const isNumber = NUMBER_FORMS.includes(as);
  const isCompatible = scalarTypes.some((type) => (type === 'string') !== isNumber && type !== 'boolean');
  if (scalarTypes.length === 0 || isCompatible) return;
  const advice = as === 'hours' && scalarTypes.includes('string') ? ': write hours-text' : '';
  note(
    [...keys, 'as'],
    `${as} is a ${isNumber ? 'number' : 'string'}, but the document has ${scalarTypes.join(' or ')} there${advice}`,
  );
}

/** The contract values that no pair translates: the document has the same values. */
function untranslatedValues(kind: ValueKind | undefined, values: [Scalar, Scalar][]): Scalar[] {
  const all = kind === undefined ? [] : (getAllowedValues(kind) ?? []);
  return all.filter((value) => !values.some(([contractValue]) => contractValue === value));
}

function listedValues(tree: ValueTree | undefined): Scalar[] | undefined {
  if (tree?.values !== undefined) return tree.values as Scalar[];
  return tree?.types.filter((type) => type !== 'null').join() === 'boolean' ? [true, false] : undefined;
}

function formatValues(values: Scalar[]): string {
  return values.map(formatValue).join(', ');
}
