// Runs before every request. pm.variables lasts for one run, so each run starts at zero.
const count = (name) => pm.variables.set(name, Number(pm.variables.get(name) || 0) + 1);
const skip = (reason) => {
  count('skipped');
  pm.test.skip(`not sent: ${reason}`);
  pm.execution.skipRequest();
};

pm.variables.set('today', new Date().toISOString().slice(0, 10));

const text = JSON.stringify([pm.request.url, pm.request.body, pm.request.auth]);
const unknown = [...text.matchAll(/{{([\w-]+_of_[\w-]+)}}/g)]
  .map(([, name]) => name)
  .find((name) => !pm.variables.get(name));

if (pm.request.method !== 'GET' && pm.variables.get('allow_writes') !== 'true') {
  skip('it writes, and allow_writes is not true');
} else if (/{{mock_url}}|token_of_|_of_(workspace|app)}}/.test(text) && !pm.variables.get('mock_url')) {
  skip("it needs the mock's control API, and mock_url is not set");
} else if (unknown) {
  skip(`no data: no earlier request returned ${unknown}`);
} else {
  count('sent');
}
