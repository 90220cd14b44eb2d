import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PostmanValidator } from '@har-sdk/validator';
import ts from 'typescript';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Collection, listRequests } from '../../../scripts/collections/postman.ts';
import { runCollection } from '../../../scripts/collections/run.ts';
import type { Contract } from '../../../scripts/contract/contract.ts';
import { buildContract, writeOutputs } from '../../../scripts/contract/generate.ts';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { CHROMIUM, openBrowser } from '../../mock/browser.ts';
import { freshMock } from '../../mock/mock.ts';
import { createProjectCopy, ROOT } from '../project.ts';
import { HOSTILE, TOKEN } from './hostile.ts';

const built = { files: new Map<string, string>(), contract: {} as Contract };
let collection: Collection;

/** Writes the files generated from the hostile document into a project copy. */
function createHostileProject(): string {
  const root = createProjectCopy();
  writeOutputs(
    root,
    [...built.files].map(([file, text]) => ({ file, text })),
  );
  return root;
}

function getOutputText(file: string): string {
  return built.files.get(file) as string;
}

beforeAll(async () => {
  const download = { url: new URL('file:///documents/api.yaml'), text: HOSTILE, parts: [], notes: [] };
  const { outputs, contract } = await buildEdition(ROOT, download, '2027-01-31', servedFromExample);
  built.files = new Map(outputs.map(({ file, text }) => [file, text ?? '']));
  built.contract = contract;
  collection = JSON.parse(getOutputText('collections/timeneye.postman_collection.json'));
});

describe('a document in which every string tries to break out of its context', () => {
  test('becomes types that compile, and declares nothing else', () => {
    const source = parseSource(getOutputText('spec/contract.d.ts'));
    const kinds = source.statements.map(({ kind }) => ts.SyntaxKind[kind]);
    expect(new Set(kinds)).toEqual(new Set(['InterfaceDeclaration', 'TypeAliasDeclaration']));
    expect(findTypeErrors(getOutputText('spec/contract.d.ts'))).toEqual([]);
    expect(collectIdentifiers(source)).not.toContain('pwned');
  });

  test('gives a valid collection, whose scripts execute nothing from the document', async () => {
    expect(await new PostmanValidator().verify(collection as never)).toEqual([]);
    const scripts = [collection.event, ...listRequests(collection.item).map(({ item }) => item.event)];
    for (const { script } of scripts.flat()) {
      const text = script.exec.join('\n');
      const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
      expect(collectIdentifiers(parseSource(text))).not.toContain('pwned');
    }
  });

  test('puts no token into a request', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        const { authorization: _, ...headers } = request.headers;
        received.push(`${request.method} ${request.url} ${JSON.stringify(headers)} ${body}`);
        response.setHeader('Content-Type', 'application/json').end('{"data":[]}');
      });
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { requests } = await runCollection({
      origin,
      collection,
      variables: { baseUrl: `${origin}/base`, access_token: 'SECRET', id_of_it_: '7', mock_url: undefined },
    });
    const failures = [...requests.values()].map(({ scriptError }) => scriptError?.message);
    expect(failures.filter((each) => each !== undefined)).toEqual([]);
    const baseRequests = received.filter((line) => / \/base\//.test(line));
    expect(baseRequests.length).toBeGreaterThanOrEqual(5);
    expect(baseRequests.filter((line) => line.includes('SECRET'))).toEqual([]);
    const one = baseRequests.find((line) => line.includes('admin')) as string;
    const query = new URL(`http://x${one.split(' ')[1]}`).searchParams;
    expect([...query]).toEqual([["q'&=#*/", `${TOKEN}&admin=1#x '"+%41`]]);
    const posted = baseRequests.find((line) => line.startsWith('POST')) as string;
    const body = JSON.parse(posted.slice(posted.indexOf('} {') + 2));
    expect(body).toMatchObject({ [TOKEN]: '"<<#x>>"', "a'); pwned(); //_id": 1 });
    expect(body.name).toContain(`${TOKEN} {${TOKEN}}`);
    for (const file of ['live', 'mock'])
      expect(getOutputText(`collections/${file}.postman_environment.json`)).not.toContain('{{');
    expect(collection.variable.map(({ value }) => value).join()).not.toContain('{{');
    expect(collection.variable).toContainEqual(expect.objectContaining({ key: 'auth_url', value: '' }));
  });

  test('gets valid rows in the overlay and in the generated tables', async () => {
    const root = createHostileProject();
    const { operations } = await buildContract(root);
    expect(operations.map(({ path }) => path)).toEqual(built.contract.operations.map(({ path }) => path));
    const rows = (getOutputText('spec/README.md').split('<!-- generated')[1] as string)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const columnCounts = rows.map((row) => row.replaceAll('\\|', '').split('|').length);
    expect(new Set(columnCounts)).toEqual(new Set([10]));
  });

  test('is served by the mock, with responses that match the contract', async () => {
    const mock = await freshMock({ spec: join(createHostileProject(), 'spec/contract.openapi.json') });
    const headers = { Authorization: 'Bearer mock-owner', "X-'A": 'a' };
    const query = `?${new URLSearchParams({ "q'&=#*/": 'x' })}`;
    for (const path of [
      "/it's",
      `/it's/1${query}`,
      '/q/1/2',
      '/a:%20b%20%23%20c%20%7C%20%7C%20%60%0A%20%20-%20target:%20$/1',
    ]) {
      const response = await fetch(mock.baseUrl + path, { headers });
      expect(response.status, `${path}: ${await response.text()}`).toBeLessThan(300);
    }
  });

  test('runs nothing in the reference page', { timeout: 120_000 }, async ({ skip }) => {
    skip(CHROMIUM === undefined, 'Chromium is not installed');
    const mock = await freshMock({ spec: join(createHostileProject(), 'spec/contract.openapi.json') });
    const page = await (await openBrowser()).newPage();
    let calls = 0;
    await page.exposeFunction('pwned', () => {
      calls += 1;
    });
    await page.goto(`${mock.origin}/docs`);
    await page.locator('.opblock-summary').first().waitFor();
    for (const summary of await page.locator('.opblock-summary-control').all()) await summary.click();
    const links = await page
      .locator('a')
      .evaluateAll((found) => found.map((each) => each.getAttribute('href')));
    expect(links.filter((each) => /^\s*javascript:/i.test(each ?? ''))).toEqual([]);
    expect(calls).toBe(0);
  });
});

function parseSource(text: string): ts.SourceFile {
  return ts.createSourceFile('text.ts', text, ts.ScriptTarget.Latest, true);
}

function collectIdentifiers(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The type errors of self-contained type declarations. */
function findTypeErrors(text: string): string[] {
  const options = { lib: ['lib.es5.d.ts'], types: [], strict: true };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile;
  host.getSourceFile = (name, ...more) =>
    name === 'types.ts' ? parseSource(text) : readSource(name, ...more);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(['types.ts'], options, host));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
