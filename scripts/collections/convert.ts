import type { OpenApiDocument } from '../contract/contract.ts';
import { METHODS } from '../contract/document.ts';
import { pathShape } from '../contract/operations.ts';
import { withExamples } from './examples.ts';

/** A request from the converter. */
export interface Converted {
  name: string;
  request: {
    description?: Text;
    method: string;
    header?: ConvertedPair[];
    url: { path: string[]; query?: ConvertedPair[]; variable?: ConvertedPair[] };
    body?: { raw?: string };
  };
}

export interface ConvertedPair {
  key: string;
  value: string | null;
  description?: Text;
  disabled?: boolean;
}

type Text = string | null | { content?: string };
type ConvertedItem = Converted | { item: ConvertedItem[] };

/** Examples instead of generated values, which would be different each time. */
const OPTIONS = {
  folderStrategy: 'Tags',
  parametersResolution: 'Example',
  enableOptionalParameters: false,
  alwaysInheritAuthentication: true,
};

/**
 * Every operation of the document as a Postman request, by method and shape of the path. Operations that the converter
 * fails on or omits are named in `notes`.
 */
export async function convert(
  document: OpenApiDocument,
  notes: string[] = [],
  convertDocument: ConvertDocument = runConverter,
): Promise<Map<string, Converted>> {
  const complete = simplifyResponses(withoutServers(withExamples(document)));
  const requests = await convertRequests(complete, convertDocument).catch(() => new Map<string, Converted>());
  for (const [path, item] of Object.entries(complete.paths)) {
    for (const method of METHODS) {
      if (item[method] === undefined || requests.has(requestKey(method, path))) continue;
      const { parameters } = item;
      const alone = { ...(parameters && { parameters }), [method]: item[method] };
      try {
        const found = await convertRequests({ ...complete, paths: { [path]: alone } }, convertDocument);
        const request = found.get(requestKey(method, path));
        if (request === undefined) throw new Error('openapi-to-postmanv2 omits it');
        requests.set(requestKey(method, path), request);
      } catch (error) {
        notes.push(
          `collection: ${method.toUpperCase()} ${path} has no request: ${(error as Error).message.split('\n')[0]}`,
        );
      }
    }
  }
  return requests;
}

/**
 * Removes servers of paths and operations, which the converter adds to URLs: requests use the environment's base URL.
 */
function withoutServers(document: OpenApiDocument): OpenApiDocument {
  for (const item of Object.values(document.paths)) {
    for (const each of [item, ...METHODS.map((method) => item[method])]) {
      delete (each as { servers?: unknown } | undefined)?.servers;
    }
  }
  return document;
}

/** Keeps only the media types of responses: the converter fails on some headers, links and schemas. */
function simplifyResponses(document: OpenApiDocument): OpenApiDocument {
  const textContent = { schema: { type: 'string' }, example: 'text' };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      for (const response of Object.values(item[method]?.responses ?? {})) {
        delete response.headers;
        delete (response as { links?: unknown }).links;
        const types = Object.keys(response.content ?? {});
        if (types.length > 0) response.content = Object.fromEntries(types.map((type) => [type, textContent]));
      }
    }
  }
  return document;
}

type ConvertDocument = (document: OpenApiDocument) => Promise<{ item: ConvertedItem[] }>;

async function convertRequests(document: OpenApiDocument, convertDocument: ConvertDocument) {
  const { item } = await convertDocument(document);
  return new Map(flattenItems(item).map((each) => [requestKey(each.request.method, buildPath(each)), each]));
}

export function requestKey(method: string, path: string): string {
  return `${method.toLowerCase()} ${pathShape(path)}`;
}

export function plainText(text: Text | undefined): string {
  return ((typeof text === 'object' ? text?.content : text) ?? '').replaceAll(/\s*\n\s*/g, ' ').trim();
}

async function runConverter(document: object): Promise<{ item: ConvertedItem[] }> {
  // Loaded lazily, because it takes longer to load than the rest of the generator.
  const { default: converter } = await import('openapi-to-postmanv2');
  // The converter prints the stack of each failure and omits the operation; the notes name the operation instead.
  const { error: print } = console;
  console.error = () => undefined;
  const conversion = new Promise<{ item: ConvertedItem[] }>((resolve, reject) => {
    converter.convertV2({ type: 'json', data: document }, OPTIONS, (error, conversion) => {
      const collection = conversion?.output?.[0]?.data;
      if (collection) resolve(collection as { item: ConvertedItem[] });
      else reject(error ?? new Error(`openapi-to-postmanv2 failed: ${conversion.reason}`));
    });
  });
  return conversion.finally(() => {
    console.error = print;
  });
}

function flattenItems(nodes: ConvertedItem[]): Converted[] {
  return nodes.flatMap((node) => ('item' in node ? flattenItems(node.item) : [node]));
}

function buildPath({ request }: Converted): string {
  return request.url.path.map((segment) => `/${segment.replace(/^:(.*)$/, '{$1}')}`).join('');
}
