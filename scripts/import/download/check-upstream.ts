import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../../cli/index.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { parseObject } from '../../contract/load.ts';
import { checkReferences } from '../../contract/normalise/references.ts';
import { ourPath } from '../../contract/operations.ts';
import { publicForm } from './address.ts';
import type { Pulled } from './pull.ts';

/** Finds what is wrong with a document in its own words, before it is brought to another form. */
export async function checkUpstream({ text, url }: Pulled): Promise<void> {
  const name = shownSource({ url });
  const document = parseObject(text, name);
  if (!('openapi' in document) && !('swagger' in document)) {
    throw new UsageError(`${name} says neither openapi nor swagger: it is not the document of an API.`);
  }
  checkReferences(document);
  try {
    await SwaggerParser.validate(structuredClone(document) as never, { resolve: { external: false } });
  } catch (error) {
    throw new UsageError(
      `${name} is no valid OpenAPI document: ${(error as Error).message.replace('[object Object]', 'it').replaceAll('\n', '\n  ')}`,
    );
  }
}

/** Somebody else's document would take away all that is here. */
export function checkIsTimeneyes({ paths }: OpenApiDocument, name: string): void {
  if (Object.keys(paths).some((path) => ourPath(path) !== undefined)) return;
  throw new UsageError(
    `${name} has none of the paths of Timeneye that are known here: is it the right document?`,
  );
}

/** How a document is called in messages. */
export function shownSource({ url }: Pick<Pulled, 'url'>): string {
  return url.protocol === 'file:'
    ? decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
    : publicForm(url);
}
