import { type Answer, ContractFailure, expectSame } from '../../fixtures/answer.ts';
import { contract, type Operation } from '../../fixtures/contract.ts';
import { sourceOf } from '../../fixtures/inputs/field-rules.ts';
import { rule } from '../../fixtures/rule.ts';
import { type Stage, stageOf } from '../../fixtures/stage.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const others = METHODS.filter((method) => !methodsOf(operation).includes(method));
    const title = `is on a path that refuses ${others.join(', ')} with 405 and Allow`;
    check(operation, title, sourceOf(operation, 405), async () => {
      const stage = await stageOf(operation);
      await stage.leavesAlone(async () => {
        for (const method of others) refusedMethod(await sendOther(stage, method), method);
      });
    });
  }
});

/** With the token and a body that would do, so that the method alone is wrong. */
function sendOther(stage: Stage, method: string): Promise<Answer> {
  return stage.send({ method, ...(method !== 'GET' && { body: JSON.stringify(stage.body) }) });
}

function refusedMethod(answer: Answer, method: string): void {
  const rule = `${method} is refused with 405`;
  if (answer.status !== 405) throw new ContractFailure(answer, rule, 405, answer.status);
  expectSame(answer, rule, { message: `The ${method} method is not supported for this route.` }, answer.body);
  expectSame(
    answer,
    `${rule} and names in Allow what the path knows`,
    methodsOf(answer.operation),
    allowed(answer),
  );
}

/** HEAD and OPTIONS come with any path and are not of the contract. */
function allowed({ headers }: Answer): string[] {
  const names = (headers.get('allow') ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => !['HEAD', 'OPTIONS'].includes(name)).sort();
}

function methodsOf({ path }: Operation): string[] {
  const beside = contract.operations.filter((operation) => operation.path === path);
  return beside.map(({ method }) => method.toUpperCase()).sort();
}
