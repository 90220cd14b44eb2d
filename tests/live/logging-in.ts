import { readContract } from '../../scripts/contract/contract.ts';
import { listenForCallback } from '../../scripts/live/login/callback.ts';
import { chooseEndpoints } from '../../scripts/live/login/endpoints.ts';
import { type LoginRequest, logIn } from '../../scripts/live/login/log-in.ts';
import { readLogin, type SavedLogin } from '../../scripts/live/login/saved.ts';
import { later } from './later.ts';

const contract = readContract();

/** The URLs and warnings of a login. */
export const printed: string[] = [];

/** A login at an API, with a scripted browser. */
export async function prepareLogin(
  baseUrl: string,
  browse: (url: string) => void,
  timeoutSeconds = 600,
): Promise<LoginRequest> {
  const callback = await listenForCallback(0);
  later(() => callback.close());
  const endpoints = chooseEndpoints(contract, baseUrl, { authorize: undefined, token: undefined });
  const show = (url: string) => {
    printed.push(url);
    browse(url);
  };
  const warn = (text: string) => void printed.push(text);
  return { baseUrl, endpoints, clientId: 'mock-app', callback, timeoutSeconds, show, warn };
}

/** A user's action on the consent page: grants, and follows the redirect with the parameters altered by `change`. */
export async function consent(url: string, change: (back: URL) => void = () => undefined): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(url);
  const body = new URLSearchParams([...searchParams, ['user', 'member'], ['decision', 'grant']]);
  const response = await fetch(origin + pathname, { method: 'POST', body, redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  change(back);
  return fetch(back);
}

/** The saved login of a member. */
export async function logInAsMember(baseUrl: string): Promise<SavedLogin> {
  await logIn(await prepareLogin(baseUrl, (url) => void consent(url)));
  return readLogin() as SavedLogin;
}

/** The status of an API response with a token. */
export async function fetchStatus(baseUrl: string, token: string): Promise<number> {
  const { status } = await fetch(`${baseUrl}/me`, { headers: { Authorization: `Bearer ${token}` } });
  return status;
}
