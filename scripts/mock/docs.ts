import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { type Answer, jsonAnswer, originOf, type Request } from './http.ts';
import type { Mock } from './mock.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  // Without the charset swagger-ui dies with a SyntaxError.
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};
const FILES = /^\/docs\/((?:swagger-ui|favicon)[\w.-]*\.(?:css|js|png))$/;

/** `/openapi.json`: the contract document with this mock as its server. `/docs`: swagger-ui on it. */
export async function answerDocs(mock: Mock, request: Request): Promise<Answer | undefined> {
  const { path, method } = request;
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/openapi.json') return openApi(mock, request);
  if (path === '/docs' || path === '/docs/') return html(PAGE);
  const [, file] = FILES.exec(path) ?? [];
  return file === undefined ? undefined : staticFile(file);
}

function openApi({ contract: { document, basePath } }: Mock, request: Request): Answer {
  const servers = [
    { url: `${originOf(request)}${basePath}`, description: 'This mock' },
    ...(document.servers ?? []),
  ];
  return jsonAnswer(200, { ...document, servers }, { 'Access-Control-Allow-Origin': '*' });
}

async function staticFile(file: string): Promise<Answer | undefined> {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  try {
    const body = await readFile(join(folder, file));
    return {
      status: 200,
      headers: { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' },
      body,
    };
  } catch {
    return undefined;
  }
}

function html(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': TYPES['.html'] as string }, body };
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Timeneye Contract: API reference</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>
const ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true });
ui.initOAuth({ clientId: 'mock-app', usePkceWithAuthorizationCodeGrant: true });
</script>
</body>
</html>
`;
