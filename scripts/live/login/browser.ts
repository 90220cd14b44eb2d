import { spawn } from 'node:child_process';
import { environmentWithoutTokens } from '../../cli/child-environment.ts';

/** Opens a page in the user's browser, if there is one. */
export function openBrowser(url: string): void {
  const [command, ...args] = COMMANDS[process.platform] ?? ['xdg-open'];
  try {
    const child = spawn(command as string, [...args, url], {
      stdio: 'ignore',
      detached: true,
      env: environmentWithoutTokens(),
    });
    child.on('error', () => undefined);
    child.unref();
  } catch {
    // Without a browser, the user opens the printed URL.
  }
}

const COMMANDS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
