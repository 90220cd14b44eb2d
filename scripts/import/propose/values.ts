import type { ValueKind } from '../../contract/mapping/field-kinds.ts';
import type { Scalar } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { nameWords } from './names.ts';
import { isSynonym, parseTruth } from './synonyms.ts';
import { fitTime } from './time-fit.ts';
import {
  createFit,
  fitForm,
  hasFormat,
  matchesPattern,
  NO_FIT,
  type TypeCheck,
  type ValueFit,
} from './value-fit.ts';

/** Compares a value with the kind of a contract field; `name` is its document name, which may mean the opposite. */
export function fitValue(kind: ValueKind, tree: ValueTree, name: string, isOpposite: boolean): ValueFit {
  const types = tree.types.filter((type) => type !== 'null');
  if (types.length === 0) return createFit(0.8);
  const is = (...names: string[]) => types.some((type) => names.includes(type));
  if (typeof kind !== 'string')
    return is('array') ? listFit(kind, tree) : enumFit(kind, tree, is('boolean'), isOpposite);
  if (kind === 'record') return createFit(is('object') ? 1 : 0);
  if (kind === 'records')
    return createFit(is('array') && tree.items?.types.includes('object') !== false ? 1 : 0);
  if (kind === 'ids') return idsFit(tree, is);
  if (is('object', 'array')) return NO_FIT;
  if (kind === 'flag') return flagFit(tree, is, isOpposite);
  if (isOpposite) return NO_FIT;
  if (kind === 'id')
    return is('integer')
      ? createFit(1)
      : is('number')
        ? createFit(0.95)
        : is('string') && !hasFormat(tree)
          ? fitForm(0.95, 'string')
          : is('string') && tree.format === 'uuid'
            ? fitForm(0.95, 'uuid')
            : NO_FIT;
  if (kind === 'money')
    return is('number', 'integer')
      ? fitForm(isCents(tree, name) ? 0.5 : 0.97, 'number')
      : is('string') && !hasFormat(tree, 'decimal', 'double', 'float')
        ? createFit(1)
        : NO_FIT;
  if (kind === 'number')
    return is('number', 'integer') ? createFit(1) : is('string') ? createFit(0.5) : NO_FIT;
  if (kind === 'minutes') return fitTime(tree, is, name, 'minutes');
  if (kind === 'seconds') return fitTime(tree, is, name, 'seconds');
  if (kind === 'date') return dateFit(tree, is, 'date', 'date-time');
  if (kind === 'moment') return dateFit(tree, is, 'date-time', 'date');
  if (!is('string')) return NO_FIT;
  if (kind === 'email') return createFit(tree.format === undefined || tree.format === 'email' ? 1 : 0.2);
  if (kind === 'url') return createFit(tree.format === undefined || /ur[il]/.test(tree.format) ? 1 : 0.2);
  if (kind === 'color' && isBareColor(tree)) return fitForm(0.97, 'hex');
  return createFit(tree.values === undefined && !hasFormat(tree) ? 1 : 0.5);
}

/** Whether colors are written without a number sign. */
function isBareColor({ pattern, examples }: ValueTree): boolean {
  const texts = examples.filter((example) => typeof example === 'string');
  if (texts.length > 0) return texts.every((text) => /^[0-9a-f]{6}$/i.test(text));
  return pattern !== undefined && matchesPattern(pattern, '336699') && !matchesPattern(pattern, '#336699');
}

function isCents({ description }: ValueTree, name: string): boolean {
  return /\bcents?\b|minor units?|pennies/i.test(description) || nameWords(name).includes('cents');
}

function idsFit({ items }: ValueTree, is: TypeCheck): ValueFit {
  if (is('integer')) return createFit(0.85);
  if (is('string')) return createFit(0.75);
  if (!is('array')) return NO_FIT;
  const types = items?.types ?? [];
  if (types.includes('object')) return NO_FIT;
  if (items?.format === 'uuid') return fitForm(0.95, 'uuid');
  return types.includes('string') ? fitForm(0.95, 'string') : createFit(1);
}

function flagFit(tree: ValueTree, is: TypeCheck, isOpposite: boolean): ValueFit {
  const [yes, no] = isOpposite ? [false, true] : [true, false];
  if (is('boolean'))
    return {
      confidence: 1,
      translate: {
        values: [
          [0, no],
          [1, yes],
        ],
      },
    };
  if (is('integer', 'number')) {
    if (
      tree.values !== undefined &&
      !tree.values.every((value) => value === 0 || value === 1 || value === null)
    )
      return NO_FIT;
    return {
      confidence: tree.values === undefined ? 0.85 : 1,
      translate: isOpposite
        ? {
            values: [
              [0, 1],
              [1, 0],
            ],
          }
        : {},
    };
  }
  const all = (tree.values ?? []).filter((value) => value !== null) as Scalar[];
  // Values such as `invited` count as active.
  const invited = all.length > 2 ? all.filter((value) => /^invit/.test(String(value))) : [];
  const words = all.filter((value) => !invited.includes(value));
  if (words.length !== 2) return createFit(tree.values === undefined ? 0.3 : 0.4);
  // A word that means yes for one field may mean no for another: an open todo is not completed.
  const [one, other] = words.map((word) => parseTruth(String(word)));
  if (one === undefined || other === undefined || one === other) return createFit(0.4);
  const findWord = (wanted: boolean) => words[one === wanted ? 0 : 1] as Scalar;
  const doubt =
    invited.length === 0 ? {} : { doubt: `${invited.join(', ')} is assumed to mean ${findWord(true)}` };
  return {
    confidence: 0.95,
    ...doubt,
    translate: {
      values: [
        [0, findWord(no)],
        [1, findWord(yes)],
        ...invited.map((value): [Scalar, Scalar] => [isOpposite ? 0 : 1, value]),
      ],
    },
  };
}

function dateFit(
  tree: ValueTree,
  is: TypeCheck,
  format: 'date' | 'date-time',
  other: 'date' | 'date-time',
): ValueFit {
  if (!is('string')) return createFit(is('integer', 'number') ? 0.3 : 0);
  if (tree.format === undefined || tree.format === format) return createFit(1);
  return tree.format === other ? fitForm(0.9, other) : NO_FIT;
}

function listFit(kind: readonly (string | number)[], { items }: ValueTree): ValueFit {
  if (items === undefined || items.types.includes('object')) return NO_FIT;
  return enumFit(kind, items, false, false);
}

function enumFit(
  contractValues: readonly (string | number)[],
  tree: ValueTree,
  isBoolean: boolean,
  isOpposite: boolean,
): ValueFit {
  const [first = '', second = ''] = contractValues;
  if (isBoolean) {
    const [yes, no] = typeof first === 'number' ? [second, first] : [first, second];
    const pair: [Scalar, Scalar][] = isOpposite
      ? [
          [yes, false],
          [no, true],
        ]
      : [
          [yes, true],
          [no, false],
        ];
    return { confidence: contractValues.length === 2 ? 0.9 : 0.75, translate: { values: pair } };
  }
  const wireValues = (tree.values ?? []).filter((value) => value !== null) as Scalar[];
  const isZeroOrOne =
    wireValues.length === 2 && wireValues.includes(0) && wireValues.includes(1) && typeof first === 'string';
  if (isZeroOrOne && contractValues.length === 2) {
    const pair: [Scalar, Scalar][] = isOpposite
      ? [
          [first, 0],
          [second, 1],
        ]
      : [
          [first, 1],
          [second, 0],
        ];
    return { confidence: 0.85, translate: { values: pair } };
  }
  const isNumber = tree.types.some((type) => type === 'integer' || type === 'number');
  if (wireValues.length === 0) return createFit(isNumber === (typeof first === 'number') ? 0.9 : 0.4);
  const pairs = contractValues.flatMap((word) => {
    const match =
      wireValues.find((each) => each === word) ??
      wireValues.find((each) => isSynonym(String(each), String(word)));
    return match === undefined ? [] : [[word, match] as [Scalar, Scalar]];
  });
  const covered = wireValues.filter((each) => pairs.some(([, match]) => match === each)).length;
  const share = covered / wireValues.length;
  const isSame = wireValues.every((each) => contractValues.includes(each as string | number));
  const translate = isSame ? {} : { values: pairs };
  const missing = wireValues.filter((each) => !pairs.some(([, match]) => match === each));
  const doubt =
    missing.length > 0
      ? `which contract value is ${missing.map((each) => JSON.stringify(each)).join(', ')}?`
      : undefined;
  const confidence = pairs.length === 0 ? 0.2 : share === 1 ? 0.97 : 0.45 + share * 0.1;
  return { confidence, translate: doubt === undefined ? translate : {}, ...(doubt && { doubt }) };
}
