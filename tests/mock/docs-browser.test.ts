import { expect, test } from 'vitest';
import { CHROMIUM, collectRequestedHosts, openBrowser } from './browser.ts';
import { freshMock } from './mock.ts';

test('the reference page signs in with PKCE, tries an operation and sends no request to another host', {
  timeout: 120_000,
}, async ({ skip }) => {
  skip(CHROMIUM === undefined, 'Chromium is not installed');
  const mock = await freshMock();
  const browser = await openBrowser();
  const hosts = collectRequestedHosts(browser);
  const page = await browser.newPage();
  await page.goto(`${mock.origin}/docs`);

  await page.locator('.auth-wrapper button.authorize').click();
  const popup = browser.waitForEvent('page');
  const login = page.locator('.auth-container').filter({ hasText: 'PKCE' });
  await login.locator('button.authorize').click();
  const consent = await popup;
  await consent.getByLabel('Mia Moss').check();
  await consent.getByRole('button', { name: 'Grant' }).click();
  await page.getByText('Logout').waitFor();
  await page.locator('.close-modal').click();

  await page.locator('.opblock-summary', { hasText: '/me' }).first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  const response = page.locator('.live-responses-table').first();
  expect(await response.locator('.response-col_status').last().innerText()).toContain('200');
  expect(await response.locator('.microlight').first().innerText()).toContain('Mia Moss');
  expect([...hosts]).toEqual(['127.0.0.1']);
});
