import type { ServedFromExample } from '../contract/contract.ts';
import type { Generator } from '../contract/generate.ts';
import { renderCollection } from './collection.ts';
import { renderLiveEnvironment, renderMockEnvironment } from './environments.ts';

/** The generated Postman collection and its environments. */
export const COLLECTION_FILES: Generator[] = [
  {
    file: 'collections/timeneye.postman_collection.json',
    render: ({ contract, servedFromExample = [], notes }) =>
      renderCollection(contract, listUnsupported(servedFromExample), notes),
  },
  {
    file: 'collections/mock.postman_environment.json',
    render: ({ contract }) => renderMockEnvironment(contract),
  },
  {
    file: 'collections/live.postman_environment.json',
    render: ({ contract }) => renderLiveEnvironment(contract),
  },
];

/** Operations with a handler that still return an example; without a handler, an example is the expected response. */
function listUnsupported(served: ServedFromExample[]): ReadonlySet<string> {
  return new Set(served.filter(({ hasHandler }) => hasHandler).map(({ operation }) => operation));
}
