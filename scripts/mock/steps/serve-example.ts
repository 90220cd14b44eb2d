import type { Operation } from '../../contract/contract.ts';
import type { MediaType } from '../../contract/document.ts';
import { findExample, JSON_TYPE } from '../../contract/responses.ts';
import { generateSample } from '../../contract/sample.ts';
import type { Api } from '../api.ts';
import type { MockRequest, StepResponse } from '../http.ts';
import { isText, parseMediaType, selectMediaType } from '../media-types.ts';
import { respond } from './respond.ts';

/** The smallest valid file of each media type, for documents without an example. */
const SMALLEST_FILES: Record<string, Buffer> = {
  'image/png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'image/gif': Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'),
  'image/svg+xml': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'application/pdf': Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n',
  ),
};
const CONCRETE_TYPES: Record<string, string> = {
  'image/*': 'image/png',
  'text/*': 'text/plain',
  'application/*': 'application/octet-stream',
};

/**
 * Responds with the documented example of a success, in the media type that the client prefers (RFC 9110 section
 * 12.5.1).
 */
export function serveExample(
  { prism }: Pick<Api, 'prism'>,
  operation: Operation,
  request: MockRequest,
): StepResponse {
  const { status, content } = operation.success;
  const types = Object.keys(content);
  const type = selectMediaType(types, request.headers.accept) ?? types[0];
  if (type === undefined) return respond(operation, undefined);
  const media = content[type] as MediaType;
  if (type === JSON_TYPE) return respond(operation, getJsonExample(prism.example(operation, status), media));
  const concrete = CONCRETE_TYPES[parseMediaType(type)] ?? type;
  return { status, headers: { 'Content-Type': concrete }, body: renderFile(parseMediaType(concrete), media) };
}

/** The example of a JSON body, or else a sample of its schema. */
function getJsonExample(example: unknown, media: MediaType): unknown {
  return example === undefined
    ? (findExample(media) ?? generateSample(media.schema ?? { type: 'object' }, 'writeOnly'))
    : example;
}

function renderFile(type: string, media: MediaType): string | Buffer {
  const example =
    findExample(media) ??
    SMALLEST_FILES[type] ??
    (isText(type) ? generateSample(media.schema ?? {}, 'writeOnly') : '');
  if (typeof example === 'string' || Buffer.isBuffer(example)) return example;
  return /[/+]xml$/.test(type)
    ? `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement('root', example)}`
    : JSON.stringify(example);
}

/** Renders a value as XML: an element for each field, and for each item of a list. */
function renderElement(name: string, value: unknown): string {
  const tag = /^[A-Za-z_][\w.-]*$/.test(name) ? name : 'field';
  if (Array.isArray(value)) return value.map((item) => renderElement(name, item)).join('');
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, each]) => renderElement(key, each))
          .join('')
      : String(value ?? '').replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<${tag}>${inner}</${tag}>`;
}
