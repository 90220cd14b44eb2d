import { METHODS, type OpenApiDocument, type OperationObject } from './document.ts';

const EXACT = /^2\d\d$/;
const REDIRECT = /^3\d\d$/;
const RANGE = /^2xx$/i;

/**
 * Returns the document with an exact success status in every operation. OpenAPI also allows `2XX` and `default`, which
 * no server can send as a status; such a response is copied to 200.
 */
export function withExactSuccess(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const changed = METHODS.flatMap((method) => {
      const operation = item[method];
      const exact = operation && addExactSuccess(operation);
      return exact ? [[method, { ...operation, responses: exact }] as const] : [];
    });
    return [path, changed.length > 0 ? { ...item, ...Object.fromEntries(changed) } : item] as const;
  });
  const isChanged = paths.some(([path, item]) => item !== document.paths[path]);
  return isChanged ? { ...document, paths: Object.fromEntries(paths) } : document;
}

/** The responses with status 200 added; undefined if the operation succeeds with an exact status or a redirect. */
function addExactSuccess({ responses = {} }: OperationObject): OperationObject['responses'] {
  const keys = Object.keys(responses);
  if (keys.some((key) => EXACT.test(key))) return undefined;
  // Next to a redirect, `default` describes errors.
  const isRedirect = keys.some((each) => REDIRECT.test(each));
  const key = keys.find((each) => RANGE.test(each)) ?? keys.find((each) => each === 'default' && !isRedirect);
  if (key === undefined && isRedirect) return undefined;
  // An operation without a documented success is assumed to succeed without content.
  return { ...responses, 200: responses[key ?? ''] ?? { description: 'Success.' } };
}
