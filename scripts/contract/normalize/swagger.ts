import { convertObj } from 'swagger2openapi';
import { UsageError } from '../../cli/index.ts';

/** Converts a Swagger 2.0 document to OpenAPI 3.0; returns any other document unchanged. */
export async function fromSwagger(upstream: object): Promise<{ document: object; notes: string[] }> {
  const version = (upstream as { swagger?: unknown }).swagger;
  if (version === undefined) return { document: upstream, notes: [] };
  if (String(version) !== '2.0') {
    throw new UsageError(
      `The upstream document declares swagger: ${version}; this project supports only Swagger 2.0.`,
    );
  }
  try {
    const { openapi } = await convertObj(upstream, { patch: true });
    return { document: openapi, notes: ['Swagger 2.0: converted to OpenAPI'] };
  } catch (error) {
    throw new UsageError(
      `The upstream document is Swagger 2.0 that cannot be converted: ${(error as Error).message}`,
    );
  }
}
