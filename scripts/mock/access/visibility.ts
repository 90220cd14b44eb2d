import type { Contract, FieldRule, Operation } from '../../contract/contract.ts';
import type { ResourceName, Row } from '../store/rows.ts';
import type { Caller } from './caller.ts';
import type { PermissionPolicy } from './permission.ts';

/** Policy: which records a caller can see, and which of their fields. */
export interface Visibility {
  /**
   * Whether the caller has access to the record in the operation that reads such records ("only data visible to that
   * user is returned", article). All other records are 404, as if they did not exist.
   */
  isVisible(contract: Contract, caller: Caller, resource: ResourceName, row: Row): boolean;
  /** The record with this ID, if the caller can see it. */
  findVisible(contract: Contract, caller: Caller, resource: ResourceName, id: number): Row | undefined;
  /** Whether the caller may see a field of this record; the rules apply to the record that the field describes. */
  isFieldVisible(caller: Caller, field: RestrictedField, row: Row): boolean;
}

/** A field that is not visible to everyone. */
export interface RestrictedField {
  resource: ResourceName;
  rules: FieldRule[];
  /** The record that the field describes, if it is another one; `by` is the field with its ID. */
  describes?: { resource: ResourceName; by: string } | undefined;
}

export function createVisibility({ allows, allowsField }: PermissionPolicy): Visibility {
  const isVisible: Visibility['isVisible'] = (contract, caller, resource, row) => {
    const operation = findReadingOperation(contract, resource);
    // Without a reading operation, nothing hides the records.
    return operation === undefined || allows(caller, operation.access, resource, row);
  };
  return {
    isVisible,
    findVisible(contract, caller, resource, id) {
      const row = caller.workspace.store.table(resource).get(id);
      return row && isVisible(contract, caller, resource, row) ? row : undefined;
    },
    isFieldVisible(caller, { resource, rules, describes }, row) {
      if (!describes) return allowsField(caller, rules, resource, row);
      const other = caller.workspace.store.table(describes.resource).get(row[describes.by] as number);
      return other !== undefined && allowsField(caller, rules, describes.resource, other);
    },
  };
}

/** The operation whose access makes a record visible: the read of a single record, or else the list. */
export function findReadingOperation({ byId }: Contract, resource: ResourceName): Operation | undefined {
  const [one, many] = deriveReadingNames(resource);
  return byId.get(one) ?? byId.get(many);
}

/** The names of the operations that read a resource: `getEntry` and `listEntries` for `entry`. */
function deriveReadingNames(resource: ResourceName): [one: string, many: string] {
  const noun = resource.charAt(0).toUpperCase() + resource.slice(1);
  return [`get${noun}`, `list${noun.replace(/y$/, 'ie')}s`];
}
