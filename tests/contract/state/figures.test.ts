import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { aMember, type PhaseLocation, publicLocation } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

const HOURLY = 'guess: rates and costs are per hour (help-costs), so amounts are proportional to the time';
const PROJECT_FIRST = 'guess: a project rate takes precedence over the member rate (help-costs)';
const BILLED =
  'guess: only time-and-material projects are billed by the hour (help-budget); time has a cost in every project';
const CENTS = 'guess: amounts are rounded to cents, so that the three amounts add up';
const NOW = 'guess: amounts are computed when they are read';

const member = { cost: '30.00', rate: '80.00' };

const TABLES: [does: string, source: string, works: Work[]][] = [
  [
    'reports cost, revenue, and profit or loss',
    HOURLY,
    [
      { ...member, minutes: 60, figures: ['30.00', '80.00', '50.00'] },
      { ...member, minutes: 90, figures: ['45.00', '120.00', '75.00'] },
      { ...member, minutes: 0, figures: ['0.00', '0.00', '0.00'] },
      { minutes: 45, cost: '80.00', rate: '30.00', figures: ['60.00', '22.50', '-37.50'] },
      { minutes: 60, cost: null, rate: '80.00', figures: ['0.00', '80.00', '80.00'] },
      { minutes: 60, cost: '30.00', rate: null, figures: ['30.00', '0.00', '-30.00'] },
      { minutes: 60, cost: null, rate: null, figures: ['0.00', '0.00', '0.00'] },
      {
        minutes: 1440,
        cost: '9999999999.99',
        rate: '0.01',
        figures: ['239999999999.76', '0.24', '-239999999999.52'],
      },
    ],
  ],
  [
    'uses the project rate before the member rate',
    PROJECT_FIRST,
    [
      { ...member, minutes: 60, projectRate: '100.00', figures: ['30.00', '100.00', '70.00'] },
      { ...member, minutes: 30, projectRate: '50.00', figures: ['15.00', '25.00', '10.00'] },
      { ...member, minutes: 60, projectRate: '0.00', figures: ['30.00', '0.00', '-30.00'] },
      { minutes: 60, cost: null, rate: null, projectRate: '100.00', figures: ['0.00', '100.00', '100.00'] },
    ],
  ],
  [
    'reports no revenue, only a loss, for time that is not billed by the hour',
    BILLED,
    (['fixed_fee', 'non_billable'] as const).flatMap((billing) => [
      { ...member, minutes: 60, billing, figures: ['30.00', '0.00', '-30.00'] },
      { ...member, minutes: 90, billing, projectRate: '100.00', figures: ['45.00', '0.00', '-45.00'] },
      { minutes: 60, cost: null, rate: '80.00', billing, figures: ['0.00', '0.00', '0.00'] },
    ]),
  ],
  [
    'rounds cost and revenue half up to cents, and reports their difference as profit',
    CENTS,
    [
      { minutes: 20, cost: '10.00', rate: '100.00', figures: ['3.33', '33.33', '30.00'] },
      { minutes: 7, cost: '10.00', rate: '100.00', figures: ['1.17', '11.67', '10.50'] },
      { minutes: 1, cost: '60.30', rate: '0.30', figures: ['1.01', '0.01', '-1.00'] },
      { minutes: 1, cost: '0.30', rate: '60.20', figures: ['0.01', '1.00', '0.99'] },
      { minutes: 1, cost: '0.29', rate: '0.31', figures: ['0.00', '0.01', '0.01'] },
      { minutes: 90, cost: '0.01', rate: '0.03', figures: ['0.02', '0.05', '0.03'] },
    ],
  ],
];

rule(import.meta.url, (check, operations) => {
  for (const { id } of operations) {
    for (const [does, source, works] of TABLES) {
      check(id, does, source, async () => {
        const job = await aJob(await newWorkspace(), id);
        for (const work of works) await expectWork(id, job, work);
      });
    }
  }

  check('getEntry', 'reports figures at current rates, including in lists', NOW, async () => {
    const job = await aJob(await newWorkspace());
    const { owner, user_id, location } = job;
    const id = await createJobEntry(job, 60);
    await expectStoredFigures(owner, id, 'an entry without rates', ['0.00', '0.00', '0.00']);
    await setRates(owner, user_id, member);
    await expectStoredFigures(owner, id, 'a member with new rates', ['30.00', '80.00', '50.00']);
    await setBilling(owner, location, { projectRate: '20.00' });
    await expectStoredFigures(owner, id, 'a project with a new rate', ['30.00', '20.00', '-10.00']);
    await setBilling(owner, location, { projectRate: '20.00', billing: 'fixed_fee' });
    await expectStoredFigures(owner, id, 'a project with a new fixed fee', ['30.00', '0.00', '-30.00']);
    await setBilling(owner, location, {});
    await setRates(owner, user_id, { cost: null, rate: null });
    await expectStoredFigures(owner, id, 'an entry whose rates were removed', ['0.00', '0.00', '0.00']);
  });

  check(
    'updateEntry',
    'changes the figures when the project, the member or the time changes',
    NOW,
    async () => {
      const workspace = await newWorkspace();
      const [job, other] = [await aJob(workspace), await aJob(workspace)];
      const { owner } = job;
      await setRates(owner, job.user_id, member);
      await setRates(owner, other.user_id, { cost: '10.00', rate: '15.00' });
      await setBilling(owner, other.location, { projectRate: '100.00' });
      const id = await createJobEntry(job, 60);
      for (const [body, what, figures] of [
        [other.location, 'the rate of another project', ['30.00', '100.00', '70.00']],
        [{ user_id: other.user_id }, 'the cost of another member', ['10.00', '100.00', '90.00']],
        [job.location, 'the rate of another member', ['10.00', '15.00', '5.00']],
        [{ minutes: 120 }, 'twice the time', ['20.00', '30.00', '10.00']],
        [{ billed: 1, notes: 'Corrected' }, 'the same time, billed', ['20.00', '30.00', '10.00']],
      ] as const) {
        expectSuccess(await owner.call('updateEntry', { ids: [id], body }));
        await expectStoredFigures(owner, id, what, [...figures]);
      }
    },
  );
});

type Money = string | null;
type Billing = 'time_and_material' | 'fixed_fee' | 'non_billable';

/** The cost, revenue and profit of an entry. */
type Figures = [cost: string, revenue: string, profit: string];

/** Minutes of work, the hourly cost and rate of the member, the billing of the project, and the result. */
interface Work {
  minutes: number;
  cost: Money;
  rate: Money;
  projectRate?: Money;
  billing?: Billing;
  figures: Figures;
}

/** A user who works on a project, with an owner who sees all figures. */
interface Job {
  workspace: TestWorkspace;
  owner: Client;
  user_id: number;
  location: PhaseLocation;
}

type EntryResponse = ApiResponse<{
  data: { entry_id: number; cost?: Money; revenue?: Money; profit?: Money };
}>;

/** Calls each operation in such a way that it returns an entry of the given minutes. */
const ENTRY_SOURCES: Record<string, (job: Job, minutes: number) => Promise<EntryResponse>> = {
  createEntry: ({ owner, user_id, location }, minutes) =>
    owner.call('createEntry', { body: { ...location, user_id, minutes } }),
  updateEntry: async (job, minutes) => {
    const ids = [await createJobEntry(job, 75)];
    return job.owner.call('updateEntry', { ids, body: { minutes } });
  },
  getEntry: async (job, minutes) => job.owner.call('getEntry', { ids: [await createJobEntry(job, minutes)] }),
  listEntries: async (job, minutes) =>
    readEntryFromList(job.owner, await createJobEntry(job, minutes), job.user_id),
  stopTimer: async ({ workspace, owner, location }, minutes) => {
    const ids = [expectSuccess(await owner.call('createTimer', { body: location })).data.timer_id];
    await workspace.advance(minutes * 60);
    return owner.call('stopTimer', { ids });
  },
};

/** Prepares a job: of a member, or of the owner if the operation returns the entry of the caller's timer. */
async function aJob(workspace: TestWorkspace, operationId = ''): Promise<Job> {
  const owner = workspace.as('owner');
  const user_id = operationId === 'stopTimer' ? workspace.userId('owner') : await aMember(owner);
  return { workspace, owner, user_id, location: await publicLocation(workspace) };
}

/** Checks that the operation returns the amounts that result from the work. */
async function expectWork(operationId: string, job: Job, work: Work): Promise<void> {
  const { minutes, figures, ...terms } = work;
  await setRates(job.owner, job.user_id, terms);
  await setBilling(job.owner, job.location, terms);
  const response = await ENTRY_SOURCES[operationId]?.(job, minutes);
  if (!response) throw new Error(`missing contract test: ${operationId}`);
  expectFigures(response, `${minutes} minutes with ${JSON.stringify(terms)}`, figures);
}

/** Checks the figures of the entry in its list and in a single read. */
async function expectStoredFigures(owner: Client, id: number, what: string, figures: Figures): Promise<void> {
  const response = await owner.call('getEntry', { ids: [id] });
  expectFigures(response, what, figures);
  expectFigures(
    await readEntryFromList(owner, id, expectSuccess(response).data.user_id),
    `${what}, in the list`,
    figures,
  );
}

/** Sets the hourly cost and rate of the member. */
async function setRates(
  owner: Client,
  user_id: number,
  { cost, rate }: Pick<Work, 'cost' | 'rate'>,
): Promise<void> {
  const body = { hourly_cost: cost, hourly_rate: rate };
  expectSuccess(await owner.call('updateMember', { ids: [user_id], body }));
}

/** Sets how the project is billed. */
async function setBilling(
  owner: Client,
  { project_id }: PhaseLocation,
  { projectRate = null, billing = 'time_and_material' }: Pick<Work, 'projectRate' | 'billing'>,
): Promise<void> {
  const body = { hourly_rate: projectRate, billing_type: billing };
  expectSuccess(await owner.call('updateProject', { ids: [project_id], body }));
}

/** Creates an entry of the given minutes for the job. */
async function createJobEntry({ owner, user_id, location }: Job, minutes: number): Promise<number> {
  const body = { ...location, user_id, minutes };
  return expectSuccess(await owner.call('createEntry', { body })).data.entry_id;
}

/** Lists the user's entries, and returns the response with this entry as its data. */
async function readEntryFromList(owner: Client, entry_id: number, user_id: number): Promise<EntryResponse> {
  const response = await owner.call('listEntries', { query: { 'member_ids[]': [user_id], per_page: 100 } });
  const data = expectSuccess(response).data.find((entry) => entry.entry_id === entry_id);
  if (!data) throw new Error(`nothing to see: the list does not show entry ${entry_id}`);
  return { ...response, body: { data } };
}

function expectFigures(response: EntryResponse, what: string, figures: Figures): void {
  const { cost, revenue, profit } = expectSuccess(response).data;
  expectSame(response, `cost, revenue and profit of ${what}`, figures, [cost, revenue, profit]);
}
