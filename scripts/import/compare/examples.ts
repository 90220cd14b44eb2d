import { isDeepStrictEqual } from 'node:util';
import type { MediaType, OperationObject } from '../../contract/document.ts';
import type { Aligned, DocumentOperation } from './align.ts';
import { canonicalize } from './canonical.ts';
import type { DocumentChange } from './change.ts';

/** Changes of the examples of request bodies and responses, which redocly ignores. */
export function compareExamples({ shared }: Aligned): DocumentChange[] {
  return shared.flatMap(([older, newer]) => {
    const [before, after] = [collectExamples(older), collectExamples(newer)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((where) => {
      const [one, other] = [before.get(where), after.get(where)];
      if (isDeepStrictEqual(one, other)) return [];
      const what = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
      return [{ area: 'texts', what, where, text: 'example', breaking: false } as const];
    });
  });
}

function collectExamples({ id, operation }: DocumentOperation): Map<string, unknown> {
  return new Map(
    listMediaTypes(operation).flatMap(([location, media]) => {
      const { example, examples } = (
        media === undefined ? {} : canonicalize({ schema: {}, ...media })
      ) as MediaType;
      const found = example ?? examples;
      return found === undefined ? [] : [[`${id} ${location}`, found] as const];
    }),
  );
}

function listMediaTypes({ requestBody, responses = {} }: OperationObject): [string, MediaType | undefined][] {
  const json = 'application/json';
  return [
    ['body', requestBody?.content?.[json]],
    ...Object.entries(responses).map(
      ([status, response]) => [status, response.content?.[json]] as [string, MediaType | undefined],
    ),
  ];
}
