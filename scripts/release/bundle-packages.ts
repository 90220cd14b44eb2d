import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ENTRY = 'scripts/mock/lazy-packages.cjs';

/**
 * Packages that Prism's modules load and the mock never calls: random data, requests to other servers, Prism's own
 * checks of credentials, media types of file names. Each is replaced by the minimum with which the modules load.
 */
const UNUSED: Record<string, string> = {
  '@faker-js/faker': 'module.exports = {};',
  'json-schema-faker': 'module.exports = { JSONSchemaFaker: { extend() {}, option() {} } };',
  'node-fetch': 'module.exports = {};',
  'http-proxy-agent': 'module.exports = {};',
  'https-proxy-agent': 'module.exports = {};',
  'lodash/fp': 'module.exports = {};',
  'mime-db': 'module.exports = {};',
};

/** Packages whose files are copied into this package unchanged. */
const COPIED = ['node_modules/swagger-ui-dist'];

/**
 * Bundles the modules of Prism that the mock uses, with their imports and licenses. As dependencies, they would add 91
 * MB, including two generators of random data.
 */
export async function bundlePackages(root: string, out: string): Promise<void> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    outfile: join(out, ENTRY),
    // Written below, in ASCII.
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    sourcemap: false,
    legalComments: 'none',
    // The Node entry of jsonc-parser wraps its require calls in a function, which no bundler can follow.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    metafile: true,
    logLevel: 'warning',
    plugins: [withoutUnused, lodashByFunction, withoutMetaSchemas],
  });
  for (const { path, text } of outputFiles) writeFileSync(path, toAscii(text));
  const bundled = Object.keys(metafile.inputs).flatMap(packageFolder);
  const folders = [...new Set([...bundled, ...COPIED])].sort();
  writeFileSync(join(out, 'THIRD-PARTY-LICENSES.txt'), renderLicenses(root, folders));
}

/**
 * Escapes non-ASCII characters, which esbuild leaves only in regular expressions. A single one makes V8 store the whole
 * file with two bytes per character.
 */
function toAscii(code: string): string {
  return code.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(UNUSED).join('|');
    onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: UNUSED[path] ?? '' }));
  },
};

/** Loads each function of lodash on first use, instead of all of them when the first one is used. */
const lodashByFunction: Plugin = {
  name: 'lodash-by-function',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^lodash$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: 'lodash',
      pluginData: resolveDir,
    }));
    onLoad({ filter: /.*/, namespace: 'lodash' }, ({ pluginData: resolveDir }) => {
      const names = readdirSync(dirname(createRequire(join(resolveDir, '_')).resolve('lodash')))
        .filter((file) => /^[a-z]\w*\.js$/i.test(file) && !/^(?:lodash|core|fp|index|wrapper)/.test(file))
        .map((file) => file.slice(0, -'.js'.length));
      const getters = names.map((name) => `get ${name}() { return require('lodash/${name}'); }`);
      return { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir };
    });
  },
};

/**
 * Makes Prism's validators skip the check of schemas. They would compile the meta-schemas first, which takes longer
 * than all other schemas of a request; `npm run generate` has already checked the document against them.
 */
const withoutMetaSchemas: Plugin = {
  name: 'without-meta-schemas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ajv\/dist\/2020$/ }, ({ path, importer, resolveDir }) =>
      /prism-http.dist.validator/.test(importer)
        ? { path, namespace: 'prism-ajv', pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'prism-ajv' }, ({ pluginData: resolveDir }) => ({
      contents: `const { default: Ajv } = require('ajv/dist/2020');
        exports.default = class extends Ajv {
          constructor(options) { super({ ...options, validateSchema: false }); }
        };`,
      resolveDir,
    }));
  },
};

/** The folder of the innermost package that contains a file. */
function packageFolder(file: string): string[] {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1) ?? [];
}

function renderLicenses(root: string, folders: string[]): string {
  const parts = folders.map((folder) => renderLicense(join(root, folder)));
  return ['This package contains code of these packages:', ...parts].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The license of a package. A package whose package.json names no license must not be bundled. */
function renderLicense(folder: string): string {
  const { name, version, ...rest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // npm gave up the list form in 2014.
  const license = rest.license?.type ?? rest.license ?? rest.licenses?.[0]?.type;
  if (typeof license !== 'string')
    throw new Error(`${name} ${version} names no license: it cannot be bundled`);
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
  const notice = existsSync(join(folder, 'NOTICE')) ? readFileSync(join(folder, 'NOTICE'), 'utf8') : '';
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return [`${name} ${version}, ${license}`, text, notice].filter(Boolean).join('\n\n').trimEnd();
}
