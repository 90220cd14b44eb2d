import type { ControlCall } from './control.ts';

/**
 * `GET /_mock/operations` -> `{served_from_example: [{operation, reason, has_handler}]}`: the operations that the
 * store does not support. Apart from `GET /_mock`, because finding them out for the first time takes a moment.
 */
export function showOperations({ mock }: ControlCall): unknown {
  const served = mock.support.servedFromExample().map(({ operation, reason, hasHandler }) => {
    return { operation, reason, has_handler: hasHandler };
  });
  return { served_from_example: served };
}
