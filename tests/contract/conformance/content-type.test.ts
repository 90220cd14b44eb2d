import { sourceOf } from '../../fixtures/inputs/field-rules.ts';
import { refusesEach } from '../../fixtures/inputs/refuse.ts';
import { LENIENT } from '../../fixtures/inputs/sources.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { stageOf } from '../../fixtures/stage.ts';

const OTHERS = [
  null,
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/vnd.api+json',
  'application/jsonx',
  'application/*',
  'application/json, text/plain',
];
const SAME = ['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json ;charset="UTF-8"'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'refuses a body of another type with 415', sourceOf(operation, 415), async () => {
      const body = JSON.stringify((await stageOf(operation)).body);
      const inputs = OTHERS.map((contentType) => {
        return { what: `a body of type ${contentType ?? 'unsaid'}`, request: { body, contentType } };
      });
      const malformed = { what: 'a text', request: { body: '{', contentType: 'text/plain' } };
      await refusesEach(operation, 415, [...inputs, malformed]);
    });

    check(operation, 'takes application/json with parameters and in any case', LENIENT, async () => {
      const stage = await stageOf(operation);
      for (const contentType of SAME) {
        const { ids = [], body } = await scenario(operation.id, stage.owner);
        const answer = await stage.send({ ids, body: JSON.stringify(body), contentType });
        succeeded(answer, `a body of type ${contentType} is taken`);
      }
    });
  }
});
