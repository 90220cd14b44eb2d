// After a 429, wait for the number of seconds in Retry-After. This example advances the clock instead of waiting.
import { startMock } from 'timeneye-contract';

const mock = await startMock();
const { baseUrl, tokens, clock, setRemaining } = await mock.workspace();
const headers = { Authorization: `Bearer ${tokens.member}` };

async function get(path, wait) {
  for (;;) {
    const response = await fetch(`${baseUrl}${path}`, { headers });
    if (response.status !== 429) return response;
    await wait(Number(response.headers.get('Retry-After')));
  }
}

await setRemaining({ user: 'member', remaining: 0 });
const response = await get('/me', async (seconds) => {
  console.log(`429: wait ${seconds} s`);
  await clock.advance(seconds);
});
console.log(response.status);

await mock.close();
