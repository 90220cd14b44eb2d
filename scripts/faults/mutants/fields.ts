import type { AccessValue, Actor, Contract, FieldRule, Permissions } from '../../contract/contract.ts';
import { RESOURCES } from '../../mock/resources/index.ts';
import type { ResourceName } from '../../mock/store/rows.ts';
import { findPropertySchema } from '../catalog/contract-edits.ts';
import { computeOperationEffect, computeResourceEffect, expandAccess } from './effect.ts';
import type { Mutation } from './mutation.ts';

const ACCESSES = ['none', 'managed', 'all'] as const;

type Extension = 'x-visible-to' | 'x-writable-by';
type RawRule = { permissions: Record<string, { access: string; source: string }> };

/** One mutation for each visibility rule, actor and other access that has an effect. */
export function listVisibilityMutations(contract: Contract): Mutation[] {
  return Object.values(RESOURCES).flatMap(({ name, schema, describes }) => {
    return Object.entries(contract.visibility(schema)).flatMap(([field, rules]) => {
      // The visibility of embedded records does not depend on this field.
      if (RESOURCES[name].embeddings?.[field]) return [];
      const described = describes?.[field]?.resource;
      const effect = (actor: Actor, values: AccessValue[]) => {
        const found = described
          ? computeDescribedEffect(contract, name, described, actor, values)
          : computeResourceEffect(contract, name, actor, values);
        // A field that is visible on no record is hidden.
        return found === '-' ? '' : found;
      };
      return buildRuleMutations('visibility', 'x-visible-to', schema, field, rules, effect, [
        'authorization/fields',
      ]);
    });
  });
}

/** One mutation for each writability rule, actor and other access that has an effect on records the actor may write. */
export function listWritabilityMutations(contract: Contract): Mutation[] {
  const schemas = new Map(
    contract.operations.flatMap((each) => (each.body ? [[each.body.schemaName, each]] : [])),
  );
  return [...schemas].flatMap(([schema, operation]) => {
    return Object.entries(contract.writability(schema)).flatMap(([field, rules]) => {
      const effect = (actor: Actor, values: AccessValue[]) => {
        const callable = computeOperationEffect(contract, operation, actor, operation.access[actor].access);
        const writable = computeOperationEffect(contract, operation, actor, values).split('+');
        if (callable === '-') return '-';
        const common = callable.split('+').filter((value) => writable.includes(value));
        return common.join('+') || '-';
      };
      const files = [
        'authorization/writable',
        'authorization/parts-of-operations',
        'authorization/privilege-escalation',
      ];
      return buildRuleMutations('setting', 'x-writable-by', schema, field, rules, effect, files);
    });
  });
}

/** The effect for a field that describes another record: the access to that record decides. */
function computeDescribedEffect(
  contract: Contract,
  name: ResourceName,
  described: ResourceName,
  actor: Actor,
  values: AccessValue[],
): string {
  if (computeResourceEffect(contract, name, actor, ['all']) === '') return '';
  return [...expandAccess(described, actor, values)].sort().join('+');
}

function buildRuleMutations(
  kind: string,
  extension: Extension,
  schema: string,
  field: string,
  rules: FieldRule[],
  effect: (actor: Actor, values: AccessValue[]) => string,
  detectedBy: string[],
): Mutation[] {
  return rules.flatMap(({ permissions, when }, i) =>
    Object.entries(permissions as Required<Permissions>).flatMap(([actor, { access }]) => {
      const before = effect(actor as Actor, access);
      const others = ACCESSES.filter(
        (other) => other !== access.join('+') && effect(actor as Actor, [other]) !== before,
      );
      const location = `${schema}.${field}${when ? ` (${Object.values(when).flat().join()})` : ''}`;
      return others.map((other) => ({
        kind,
        name: `${kind} ${location} ${actor}: ${access.join('+')} -> ${other}`,
        detectedBy,
        change: (document) => {
          const raw = findPropertySchema(document, schema, field)[extension];
          const rule = (Array.isArray(raw) ? raw[i] : { permissions: raw }) as RawRule;
          rule.permissions[actor] = { access: other, source: 'a mutation' };
        },
      }));
    }),
  );
}
