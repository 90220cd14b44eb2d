import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../cli/index.ts';
import { checkAccess, checkFieldRules } from './check-access.ts';
import { checkSchemas } from './check-schemas.ts';
import { checkSources } from './check-sources.ts';
import type { OpenApiDocument } from './document.ts';
import { checkErrorResponses } from './error-responses.ts';

/** Throws one UsageError that lists everything that is wrong with a contract document. */
export async function checkContract(document: OpenApiDocument): Promise<void> {
  // What is no OpenAPI document is not looked at further: the other checks would only stumble over it.
  reportProblems(await checkOpenApi(document));
  reportProblems(
    [checkAccess, checkFieldRules, checkErrorResponses, checkSources, checkSchemas].flatMap((check) =>
      check(document),
    ),
  );
}

/** Throws one UsageError that lists the problems, if there are any. */
export function reportProblems(found: string[]): void {
  const problems = [...new Set(found)];
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new UsageError(
    `The contract document has ${count}:\n${problems.map((one) => `  ${one}`).join('\n')}`,
  );
}

async function checkOpenApi(document: OpenApiDocument): Promise<string[]> {
  try {
    // The parser writes into what it is given.
    await SwaggerParser.validate(structuredClone(document) as never, { resolve: { external: false } });
    return [];
  } catch (error) {
    return [`it is no valid OpenAPI document: ${(error as Error).message.replaceAll('\n', '\n  ')}`];
  }
}
