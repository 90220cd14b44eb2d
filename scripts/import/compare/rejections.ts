import { dereference } from '../../contract/dereference.ts';
import type { OpenApiDocument, Schema } from '../../contract/document.ts';
import { getOwn } from '../../contract/own.ts';
import { listOperations } from './align.ts';
import type { DriftReport } from './report.ts';

/** The error responses that a document describes, and whether their bodies match the overlay's guess. */
export function documentedRejections(document: OpenApiDocument): DriftReport['rejections'] {
  const found = new Map<string, DriftReport['rejections'][number]>();
  for (const { operation } of listOperations(dereference(document))) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      if (!/^[45]\d\d$/.test(status)) continue;
      const schema = response.content?.['application/json']?.schema;
      const rejection = found.get(status) ?? { status, operations: 0, isAsGuessed: true };
      const isAsGuessed = rejection.isAsGuessed && hasGuessedFields(status, schema);
      found.set(status, { ...rejection, operations: rejection.operations + 1, isAsGuessed });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.status) - Number(b.status));
}

/** Whether an error has Laravel's fields, which the overlay assumes: `message`, and `errors` on a 422. */
function hasGuessedFields(status: string, schema: Schema | undefined): boolean {
  const fields = status === '422' ? ['message', 'errors'] : ['message'];
  return fields.every((field) => getOwn(schema?.properties, field) !== undefined);
}
