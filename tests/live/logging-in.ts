import { readContract } from '../../scripts/contract/contract.ts';
import { listenForCallback } from '../../scripts/live/login/callback.ts';
import { chooseEndpoints } from '../../scripts/live/login/endpoints.ts';
import { type LoginRequest, logIn } from '../../scripts/live/login/log-in.ts';
import { readLogin, type SavedLogin } from '../../scripts/live/login/saved.ts';
import { addCleanUp } from './later.ts';

const contract = readContract();

/** The URLs and warnings that a login printed. */
export const printed: string[] = [];

/** Prepares a login with a scripted browser. */
export async function prepareLogin(
  baseUrl: string,
  browse: (url: string) => void,
  timeoutSeconds = 600,
): Promise<LoginRequest> {
  const callback = await listenForCallback(0);
  addCleanUp(() => callback.close());
  const endpoints = chooseEndpoints(contract, baseUrl, { authorize: undefined, token: undefined });
  const show = (url: string) => {
    printed.push(url);
    browse(url);
  };
  const warn = (text: string) => void printed.push(text);
  return { baseUrl, endpoints, clientId: 'mock-app', callback, timeoutSeconds, show, warn };
}

/** Grants access on the consent page, and follows the redirect after `change` has altered its URL. */
export async function grantConsent(
  url: string,
  change: (back: URL) => void = () => undefined,
): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(url);
  const body = new URLSearchParams([...searchParams, ['user', 'member'], ['decision', 'grant']]);
  const response = await fetch(origin + pathname, { method: 'POST', body, redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  change(back);
  return fetch(back);
}

/** Logs in as a member, and returns the saved login. */
export async function logInAsMember(baseUrl: string): Promise<SavedLogin> {
  await logIn(await prepareLogin(baseUrl, (url) => void grantConsent(url)));
  return readLogin() as SavedLogin;
}

/** The status of `GET /me` with a token. */
export async function fetchStatus(baseUrl: string, token: string): Promise<number> {
  const { status } = await fetch(`${baseUrl}/me`, { headers: { Authorization: `Bearer ${token}` } });
  return status;
}
