import type { OpenApiDocument, Schema } from '../document.ts';
import { own } from '../own.ts';
import { joinAlternatives } from './alternatives.ts';
import { follow } from './value-paths.ts';

/** The property that a dotted path leads to, and whether it is always there. */
export function propertyAt(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { schema: Schema; required: boolean } | undefined {
  let here = follow(document, schema);
  let isRequired = true;
  for (const step of path.split('.')) {
    const holder = own(here.properties, step) ? here : joinAlternatives(document, here);
    const property = own(holder.properties, step);
    if (!property) return undefined;
    isRequired &&= holder.required?.includes(step) === true;
    here = follow(document, property);
  }
  return { schema: here, required: isRequired };
}
