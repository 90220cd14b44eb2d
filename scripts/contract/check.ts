import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../cli/index.ts';
import { checkAccess, checkFieldRules } from './check-access.ts';
import { checkSchemas } from './check-schemas.ts';
import { checkSettings } from './check-settings.ts';
import { checkSources } from './check-sources.ts';
import type { OpenApiDocument } from './document.ts';
import { checkErrorResponses } from './error-responses.ts';

/** Checks a contract document, and throws one UsageError with all problems. */
export async function checkContract(document: OpenApiDocument): Promise<void> {
  // The other checks need a valid OpenAPI document.
  reportProblems(await checkOpenApi(document));
  reportProblems(
    [checkAccess, checkFieldRules, checkErrorResponses, checkSettings, checkSources, checkSchemas].flatMap(
      (check) => check(document),
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
    // The parser mutates its input.
    await SwaggerParser.validate(structuredClone(document) as never, { resolve: { external: false } });
    return [];
  } catch (error) {
    return [`it is not a valid OpenAPI document: ${(error as Error).message.replaceAll('\n', '\n  ')}`];
  }
}
