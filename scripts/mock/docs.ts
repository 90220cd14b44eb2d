import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { codeFile } from '../cli/installation.ts';
import type { OpenApiDocument } from '../contract/contract.ts';
import { getOrigin, jsonResponse, type MockRequest, type MockResponse } from './http.ts';
import type { Mock } from './mock.ts';

type Components = NonNullable<OpenApiDocument['components']>;

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  // Without the charset swagger-ui fails with a SyntaxError.
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};
const ASSET_PATH = /^\/docs\/((?:reference|swagger-ui|favicon|oauth2-redirect)[\w.-]*\.(?:css|html|js|png))$/;

/**
 * Serves `/openapi.json`, the contract document with this mock as its server, and `/docs`, Swagger UI for it. `/`
 * redirects to `/docs`.
 */
export async function handleDocs(mock: Mock, request: MockRequest): Promise<MockResponse | undefined> {
  const { path, method } = request;
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/') return redirectToReference();
  if (path === '/openapi.json') return serveDocument(mock, request);
  const [, file] =
    path === '/docs' || path === '/docs/' ? [path, 'reference.html'] : (ASSET_PATH.exec(path) ?? []);
  const asset = file === undefined ? undefined : await readAsset(file);
  return asset && assetResponse(asset, request);
}

/** Redirects browsers from the base URL, which the mock prints at the start, to the reference page. */
export function redirectBrowserAtBase({ contract }: Mock, request: MockRequest): MockResponse | undefined {
  const { path, method, headers } = request;
  const isBase = path === contract.basePath || path === `${contract.basePath}/`;
  const isBrowser = headers.accept?.includes('text/html') ?? false;
  return isBase && isBrowser && (method === 'GET' || method === 'HEAD') ? redirectToReference() : undefined;
}

function redirectToReference(): MockResponse {
  return { status: 302, headers: { Location: '/docs' }, body: '' };
}

function serveDocument({ contract }: Mock, request: MockRequest): MockResponse {
  const { basePath, wire } = contract;
  const { document } = wire ?? contract;
  const origin = getOrigin(request);
  const servers = [{ url: `${origin}${basePath}`, description: 'This mock' }, ...(document.servers ?? [])];
  const served = { ...document, servers, components: withMockLogin(document.components ?? {}, origin) };
  return jsonResponse(200, served, { 'Access-Control-Allow-Origin': '*' });
}

/** Adds this mock's login to the security schemes, so that "Authorize" on the reference page works. */
function withMockLogin(components: Components, origin: string): Components {
  const authorizationCode = {
    authorizationUrl: `${origin}/oauth/authorize`,
    tokenUrl: `${origin}/oauth/token`,
    refreshUrl: `${origin}/oauth/token`,
    scopes: {},
  };
  const schemes = Object.entries(components.securitySchemes ?? {}).map(([name, scheme]) => {
    return [name, scheme.type === 'oauth2' ? { ...scheme, flows: { authorizationCode } } : scheme] as const;
  });
  return { ...components, securitySchemes: Object.fromEntries(schemes) };
}

/** A static file of the reference page or of Swagger UI. */
interface Asset {
  type: string;
  etag: string;
  body: Buffer;
}

const assets = new Map<string, Promise<Asset | undefined>>();

/** Reads a file once and caches it for all clients; missing files are not cached. */
async function readAsset(file: string): Promise<Asset | undefined> {
  const reading = assets.get(file) ?? loadAsset(file);
  assets.set(file, reading);
  const asset = await reading;
  if (!asset) assets.delete(file);
  return asset;
}

async function loadAsset(file: string): Promise<Asset | undefined> {
  try {
    const body = await readFile(resolveAssetFile(file));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    return { type: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream', etag, body };
  } catch {
    return undefined;
  }
}

/** The path of a file. The package has the files of Swagger UI in the same folder as those of the reference page. */
function resolveAssetFile(file: string): string {
  const pageFile = codeFile(`scripts/mock/reference/${file}`);
  if (existsSync(pageFile)) return pageFile;
  return join(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), file);
}

/** 304 if the browser already has these bytes (RFC 9110 section 13.1.2). */
function assetResponse({ type, etag, body }: Asset, { headers }: MockRequest): MockResponse {
  const caching = { ETag: etag, 'Cache-Control': 'no-cache' };
  const etags = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (etags.includes(etag)) return { status: 304, headers: caching, body: '' };
  return { status: 200, headers: { 'Content-Type': type, ...caching }, body };
}
