// Read all pages of a list: each page except the last links to the next page.
import { startMock } from 'timeneye-contract';

const mock = await startMock();
const { baseUrl, tokens } = await mock.workspace();
const headers = { Authorization: `Bearer ${tokens.admin}` };

async function* pages(url) {
  for (let next = url; next; ) {
    const { data, links } = await (await fetch(next, { headers })).json();
    yield data;
    next = links.next;
  }
}

let count = 0;
for await (const entries of pages(`${baseUrl}/entries?per_page=5`)) count += entries.length;
console.log(`${count} entries`);

await mock.close();
