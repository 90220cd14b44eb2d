// Starts the mock of the installed package as a user does, and sends it a request with a body.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const mock = spawn('npx', ['--no-install', 'timeneye-contract', 'mock', '--port', '0', '--json', '--quiet'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(createInterface(mock.stdout), 'line');
const { baseUrl, tokens } = JSON.parse(line);
const headers = { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': 'application/json' };
const response = await fetch(`${baseUrl}/clients`, { method: 'POST', headers, body: '{"name": "Acme"}' });
console.log(response.status, (await response.json()).data.name);
mock.kill();
