import { asTyped } from '../cli/as-typed.ts';
import { defineCommand, UsageError } from '../cli/index.ts';
import { environmentFile } from '../cli/installation.ts';
import { parseWholeNumber } from '../cli/values.ts';
import { readContract } from '../contract/contract.ts';
import { resolveBaseUrl } from '../live/base-url.ts';
import { openBrowser } from '../live/login/browser.ts';
import { listenForCallback } from '../live/login/callback.ts';
import { chooseEndpoints } from '../live/login/endpoints.ts';
import { logIn } from '../live/login/log-in.ts';
import { loginFile } from '../live/login/saved.ts';
import { readVariables } from '../live/variables.ts';

const MAX_TIMEOUT_SECONDS = 3600;

/** `npm run login`: a login in the user's browser, saved for later live runs. */
export const command = defineCommand({
  name: 'login',
  summary: 'Log in to Timeneye in your browser (OAuth with PKCE) and save the tokens for live runs.',
  usage: 'npm run login -- [flags]',
  flags: {
    'client-id': {
      type: 'string',
      argument: 'ID',
      description: 'Client ID from the developers page (or TIMENEYE_CLIENT_ID)',
    },
    'base-url': {
      type: 'string',
      argument: 'URL',
      description: 'Base URL of the API that the tokens are for',
    },
    'authorize-url': { type: 'string', argument: 'URL', description: 'Authorization URL' },
    'token-url': { type: 'string', argument: 'URL', description: 'Token URL' },
    port: {
      type: 'string',
      argument: 'N',
      description: 'Local port of the redirect URI',
      default: '8912',
    },
    timeout: {
      type: 'string',
      argument: 'SECONDS',
      description: 'Time to wait for the login',
      default: '300',
    },
    'no-browser': { type: 'boolean', description: 'Only print the URL' },
  },
  async run(flags) {
    const variables = readVariables(environmentFile());
    const baseUrl = resolveBaseUrl(flags['base-url'], variables);
    const port = parseWholeNumber('port', flags.port, 0, 65_535);
    const timeoutSeconds = parseWholeNumber('timeout', flags.timeout, 1, MAX_TIMEOUT_SECONDS);
    const clientId = flags['client-id'] ?? variables.TIMENEYE_CLIENT_ID;
    if (clientId === undefined) throw new UsageError(explainMissingClient(port));
    const namedEndpoints = { authorize: flags['authorize-url'], token: flags['token-url'] };
    const endpoints = chooseEndpoints(readContract(), baseUrl, namedEndpoints);
    const callback = await listenForCallback(port);
    try {
      console.log(`The application must have this redirect URI: ${callback.redirectUri}`);
      await logIn({ baseUrl, endpoints, clientId, callback, timeoutSeconds, show, warn });
    } finally {
      callback.close();
    }
    console.log(`Logged in. The tokens are in ${loginFile()}, which only you can read; they go to`);
    console.log(
      asTyped(
        `${new URL(baseUrl).origin} and nowhere else. Next: npm test -- --live. To log out: npm run logout.`,
      ),
    );
    return 0;

    function show(url: string): void {
      console.log(`Log in here, in your browser:\n\n  ${url}\n`);
      if (!flags['no-browser']) openBrowser(url);
    }
  },
});

function warn(text: string): void {
  console.error(`login: ${text}`);
}

function explainMissingClient(port: number): string {
  return (
    'which application? Create one on https://app.timeneye.com/developers with the redirect URI ' +
    `http://127.0.0.1:${port}/callback, then give its client ID with --client-id or TIMENEYE_CLIENT_ID`
  );
}
