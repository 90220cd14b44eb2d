import type { OpenApiDocument } from '../contract/contract.ts';
import { pathShape } from '../contract/operations.ts';
import { withExamples } from './examples.ts';

/** A request as the converter makes it. */
export interface Converted {
  name: string;
  request: {
    description?: Text;
    method: string;
    header: ConvertedPair[];
    url: { path: string[]; query: ConvertedPair[]; variable: ConvertedPair[] };
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
type Node = Converted | { item: Node[] };

/** Examples instead of made-up values, which would be others each time. */
const OPTIONS = {
  folderStrategy: 'Tags',
  parametersResolution: 'Example',
  enableOptionalParameters: false,
  alwaysInheritAuthentication: true,
};

/** Every operation of the document as a Postman request, by method and shape of the path. */
export async function convert(document: OpenApiDocument): Promise<Map<string, Converted>> {
  const { item } = await collectionOf(withExamples(document));
  const requests = leaves(item);
  return new Map(requests.map((each) => [requestKey(each.request.method, pathOf(each)), each]));
}

export function requestKey(method: string, path: string): string {
  return `${method.toLowerCase()} ${pathShape(path)}`;
}

export function plainText(text: Text | undefined): string {
  return ((typeof text === 'object' ? text?.content : text) ?? '').replaceAll(/\s*\n\s*/g, ' ').trim();
}

async function collectionOf(document: object): Promise<{ item: Node[] }> {
  // Loaded here and not above, because it takes longer to load than the rest of the generator.
  const { default: converter } = await import('openapi-to-postmanv2');
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: 'json', data: document }, OPTIONS, (error, conversion) => {
      const collection = conversion?.output?.[0]?.data;
      if (collection) resolve(collection as { item: Node[] });
      else reject(error ?? new Error(`openapi-to-postmanv2 failed: ${conversion.reason}`));
    });
  });
}

function leaves(nodes: Node[]): Converted[] {
  return nodes.flatMap((node) => ('item' in node ? leaves(node.item) : [node]));
}

function pathOf({ request }: Converted): string {
  return request.url.path.map((segment) => `/${segment.replace(/^:(.*)$/, '{$1}')}`).join('');
}
