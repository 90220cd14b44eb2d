import { fieldFaults } from './fields.ts';
import { form } from './form.ts';
import { metaFaults } from './meta.ts';
import { order } from './order.ts';
import { pages } from './pages.ts';
import { refusalFaults } from './refusals.ts';
import { status } from './status.ts';

/** What is answered in a wrong form. */
export const answers = [
  ...status,
  ...fieldFaults,
  ...form,
  ...pages,
  ...metaFaults,
  ...order,
  ...refusalFaults,
];
