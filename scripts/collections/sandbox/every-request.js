const number = (name) => Number(pm.variables.get(name) || 0);
const [sent, leftOut] = [number('sent'), number('left_out')];
pm.variables.set('sent', 0);
pm.variables.set('left_out', 0);

pm.test('every request had its turn', () => pm.expect(sent + leftOut).to.eql(requests));

// Writes are allowed and the mock is there, so that no request has a reason to be left out.
const isComplete = pm.variables.get('allow_writes') === 'true' && pm.variables.get('mock_url');
const test = isComplete ? pm.test : pm.test.skip;
test('every request was sent', () => pm.expect(sent).to.eql(requests));
