import type { OAuthResponse } from '../../fixtures/oauth-wire.ts';
import { ContractFailure } from '../../fixtures/response.ts';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The form of a page: where it goes and what it sends before anything is chosen. */
export function formOn(page: OAuthResponse): {
  method: string;
  action: string;
  fields: Record<string, string>;
} {
  const form = /<form ([^>]*)>(.*?)<\/form>/s.exec(page.text);
  if (!form) throw new ContractFailure(page, 'the page has a form', '<form>', page.shown);
  const [, attributes = '', content = ''] = form;
  const hidden = [...content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return {
    method: attributeOf(attributes, 'method'),
    action: attributeOf(attributes, 'action'),
    fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)])),
  };
}

function attributeOf(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text.replace(/&([^;]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
