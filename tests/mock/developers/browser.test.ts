import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { CHROMIUM, collectRequestedHosts, openBrowser } from '../browser.ts';
import {
  apiStatus,
  authorizationRequest,
  exchange,
  fileMock,
  freshWorkspace,
  type LoginWorkspace,
} from '../oauth/login.ts';
import { PNG } from './portal.ts';

const mock = fileMock();

test('app registration and consent work in Chromium without JavaScript', async ({ skip }) => {
  skip(CHROMIUM === undefined, 'Chromium is not installed');
  const workspace = await freshWorkspace(mock);
  const redirectUri = await startApplication();
  const browser = await openBrowser({ javaScriptEnabled: false });
  const hosts = collectRequestedHosts(browser);
  const page = await browser.newPage();

  const client_id = await createApp(page, workspace);
  await addAvatar(page);
  const request = { client_id, redirect_uri: redirectUri };
  await page.goto(`${workspace.origin}/oauth/authorize?${authorizationRequest(workspace, request)}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    'Sync wants to access Timeneye as you',
  );
  await page.getByLabel('Mia Moss').check();
  await page.getByRole('button', { name: 'Grant' }).click();

  const back = new URL(page.url());
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('st ate/1');
  const { body } = await exchange(workspace, back.searchParams.get('code') as string, request);
  expect(await apiStatus(workspace, body.access_token as string, '/entries')).toBe(200);
  expect([...hosts]).toEqual(['127.0.0.1']);
});

async function createApp(page: Page, workspace: LoginWorkspace): Promise<string> {
  await page.goto(`${workspace.origin}/developers?workspace=${workspace.id}`);
  await page.getByLabel('Mia Moss').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create new app' }).click();
  await page.getByLabel('Name').fill('Sync');
  await page.getByLabel('Redirect URI').fill('http://127.0.0.1/done');
  await page.getByRole('button', { name: 'Create app' }).click();
  expect(await page.getByRole('status').textContent()).toMatch('The app was created.');
  const [clientId = ''] = await page.getByRole('row', { name: 'Sync' }).locator('code').allTextContents();
  return clientId;
}

async function addAvatar(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Edit Sync' }).click();
  const file = { name: 'a.png', mimeType: 'image/png', buffer: PNG };
  await page.getByLabel('Avatar').setInputFiles(file);
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('row', { name: 'Sync' }).locator('img').count()).toBe(1);
}

/** The application's own server, to which the user is redirected. */
async function startApplication(): Promise<string> {
  const server = createServer((_, response) => response.end('You are signed in.'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/done`;
}
