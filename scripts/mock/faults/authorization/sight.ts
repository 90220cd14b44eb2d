import type { Actor } from '../../../spec/contract.ts';
import { RESOURCES } from '../../resources/index.ts';
import { show, shownFields } from '../../steps/show.ts';
import type { Row } from '../../store/rows.ts';
import { sight } from '../contract-edits.ts';
import { at, type Fault, fault, type Weaving } from '../fault.ts';
import { rowsOf } from '../table.ts';

const PROPERTY = 'OWASP API3:2023 (property level)';
const FIELDS = 'authorization/fields';

/* name | what is wrong | field | actor | of how many records he sees it */
const SIGHTS = `
admin-sees-cost                  | An admin sees what an entry costs.                                    | Entry.cost              | admin           | all
admin-sees-profit                | An admin sees the profit of an entry.                                 | Entry.profit            | admin           | all
admin-sees-hourly-cost           | An admin sees what an hour of a member costs.                         | Member.hourly_cost      | admin           | all
admin-sees-client-cost           | An admin sees the internal cost of a client.                          | Client.cost             | admin           | all
project-manager-sees-cost        | A project manager sees the costs of his projects.                     | Entry.cost              | project-manager | scope
member-sees-revenue              | A member sees the revenue of his entries.                             | Entry.revenue           | members         | own
member-sees-rate                 | A member sees his hourly rate.                                        | Member.hourly_rate      | members         | own
member-sees-project-rate         | A member sees the rate of his projects.                               | Project.hourly_rate     | members         | own
member-sees-client-id            | A member sees the client of his projects.                             | Project.client_id       | members         | own
member-sees-client-of-entry      | A member sees the client of his entries.                              | Entry.client_id         | members         | all
member-sees-embedded-client      | A member gets the client of a project by load[].                      | Project.client          | members         | own
direct-manager-sees-budget       | A direct manager sees the budgets of projects.                        | Project.budget_minutes  | direct-manager  | scope
direct-manager-sees-phase-budget | A direct manager sees the budgets of phases.                          | Phase.budget_minutes    | direct-manager  | scope
group-manager-sees-amount        | A group manager sees the amounts of his projects.                     | Project.budget_amount   | group-manager   | scope
managers-see-all-rates           | A project manager sees the rates of projects that he does not manage. | Project.hourly_rate     | project-manager | all
everyone-sees-progress           | The progress of a budget is shown for every public project.           | Project.budget_progress | members         | all
owner-sees-no-cost               | An owner does not see what an entry costs.                            | Entry.cost              | owner           | none
admin-sees-no-revenue            | An admin does not see the revenue of an entry.                        | Entry.revenue           | admin           | none
project-manager-sees-no-budget   | A project manager does not see the budgets of his projects.           | Project.budget_minutes  | project-manager | none
member-sees-no-progress          | A member does not see how far the budget of his project is spent.     | Project.budget_progress | members         | none
`;

/** Shows the costs of entries to everyone in one kind of answer. */
function costsIn(where: 'row' | 'page'): Weaving {
  return at(show, (sound) => (outcome, load, url, context) => {
    const body = sound(outcome, load, url, context) as { data: Row | Row[] };
    if ('message' in outcome || outcome.resource !== 'entry' || !(where in outcome)) return body;
    const rows = 'row' in outcome ? [outcome.row] : outcome.page.rows;
    const shown = [body.data].flat().map((record, i) => {
      return { ...record, cost: RESOURCES.entry.derived?.cost?.(rows[i] as Row, context) };
    });
    return { ...body, data: Array.isArray(body.data) ? shown : shown[0] };
  });
}

export const sights: Fault[] = [
  ...rowsOf(SIGHTS).map(seen),
  fault('cost-in-lists', {
    sentence: 'The list of entries shows costs to everyone; a single entry hides them.',
    breaks: PROPERTY,
    caughtBy: FIELDS,
    weave: costsIn('page'),
  }),
  fault('cost-in-single-reads', {
    sentence: 'A single entry shows its cost to everyone; the list hides it.',
    breaks: PROPERTY,
    caughtBy: FIELDS,
    weave: costsIn('row'),
  }),
  fault('rate-in-answers-to-writes', {
    sentence: 'The answer to an update of a project shows its budget to whoever sent it.',
    breaks: PROPERTY,
    caughtBy: 'authorization/written-fields',
    weave: at(show, (sound) => (outcome, load, url, context) => {
      const body = sound(outcome, load, url, context) as { data: Row };
      const isWritten = 'row' in outcome && outcome.resource === 'project';
      const wasJust =
        isWritten && outcome.row.updated_date === new Date(context.now).toISOString().replace(/\.\d+/, '');
      return wasJust ? { ...body, data: { ...body.data, budget_minutes: outcome.row.budget_minutes } } : body;
    }),
  }),
  fault('hidden-fields-are-null', {
    sentence: 'Fields that the caller may not see come as null.',
    breaks: 'contract: hidden fields are left out (guess)',
    caughtBy: FIELDS,
    weave: at(show, (sound) => (outcome, load, url, context) => {
      const body = sound(outcome, load, url, context) as { data: Row | Row[] };
      if ('message' in outcome || outcome.resource !== 'entry') return body;
      const hide = (record: Row) => ({ cost: null, revenue: null, profit: null, ...record });
      return { ...body, data: Array.isArray(body.data) ? body.data.map(hide) : hide(body.data) };
    }),
  }),
  fault('embedded-client-shows-cost', {
    sentence: 'The internal cost of a client is hidden on its own and shown where the client is embedded.',
    breaks: PROPERTY,
    caughtBy: ['authorization/fields', 'authorization/embeddings'],
    weave: at(shownFields, (sound) => (resource, context) => {
      return sound(resource, context).map((each) => {
        if (each.name !== 'client' || resource.name !== 'project') return each;
        const value: typeof each.value = (row, here) => {
          const client = each.value(row, here) as Row | null | undefined;
          const kept = here.store.tables.client.get(Number(row.client_id));
          return client && { ...client, cost: kept?.cost ?? null };
        };
        return { ...each, value };
      });
    }),
  }),
];

function seen([name = '', sentence = '', field = '', actor = '', words = '']: string[]): Fault {
  const [schema = '', property = ''] = field.split('.');
  const actors = (actor === 'members' ? ['member', 'other-member'] : [actor]) as Actor[];
  return fault(name, {
    sentence,
    breaks: PROPERTY,
    caughtBy: FIELDS,
    weave: sight(schema, property, actors, words),
  });
}
