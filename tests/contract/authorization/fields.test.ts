import { allowsNull } from '../../../scripts/contract/fields.ts';
import { getOwn } from '../../../scripts/contract/own.ts';
import {
  findVisibility,
  HIDDEN_FIELDS,
  type HiddenField,
  LOCATIONS_BY_KIND,
  type Locations,
} from '../../fixtures/access/fields.ts';
import { isHidden, recordSchema } from '../../fixtures/access/hidden.ts';
import { findPermission, isRejected } from '../../fixtures/access/permissions.ts';
import { visibleOrNever } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { type Operation, operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { type Fields, KINDS, type Kind } from '../../fixtures/kinds.ts';
import { Oracle } from '../../fixtures/oracle.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { isOmittedByDependency } from '../../fixtures/wire.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/* Fields that only some actors see (OWASP API3: property level): in lists, in single reads and embedded. */

for (const hidden of HIDDEN_FIELDS) {
  const { what, kind, field, load, applies = () => true, judgedOn = kind } = hidden;
  const locations = LOCATIONS_BY_KIND[kind];
  if (!locations) throw new Error(`LOCATIONS_BY_KIND lacks the locations of the ${what}`);
  for (const actor of SIGNED_IN) {
    const permission = findVisibility(what, actor);
    const sources = [operationNamed(locations.list).source, permission.source];
    check(visibleOrNever(what, actor, permission.access), sources, async ({ skip }) => {
      if (!isNamed(operationNamed(locations.list), hidden)) skip(`the document has no ${field}`);
      const workspace = await sharedWorkspace();
      const oracle = await Oracle.of(workspace, actor);
      const isSeen = (truth: Fields) => {
        const judged = judgedOn === kind ? truth : findProject(oracle, truth);
        return oracle.includes(permission.access, judgedOn, judged);
      };
      const viewed = oracle.within(findPermission(locations.read, actor).access, kind).filter(applies);
      const some = [viewed.find(isSeen), viewed.find((record) => !isSeen(record))].filter((each) => !!each);
      const shown = await readShownRecords(workspace.as(actor), hidden, viewed, some);
      const truths = new Map(oracle.all(kind).map((record) => [record[KINDS[kind].id], record]));
      for (const { response, record, location } of shown.filter((each) => applies(each.record))) {
        const truth = truths.get(record[KINDS[kind].id]) as Fields;
        const rule = `${actor} ${isSeen(truth) ? 'sees' : 'does not see'} the ${what} ${location}`;
        const isShown = isSeen(truth)
          ? field in record ||
            isOmittedAsNull(operationNamed(locations.list), hidden, truth) ||
            isOmittedByDependency(locations.list, field, record)
          : !isHidden(locations.list, record, field);
        expectSame(response, rule, isSeen(truth), isShown);
        if (isSeen(truth) && !load && !isOmittedByDependency(locations.list, field, record))
          expectSame(response, `${rule} with its stored value`, truth[field], record[field]);
      }
      if (shown.length === 0 && !isRejected(permission)) skip('nothing to see');
    });
  }
}

/** Whether the document has the field. A record without a described schema may have any field. */
function isNamed(operation: Operation, { field, load }: HiddenField): boolean {
  const { properties } = recordSchema(operation);
  return properties === undefined || load !== undefined || getOwn(properties, field) !== undefined;
}

/** Whether a record lacks the field because it is null, which the document does not allow. */
function isOmittedAsNull(
  operation: Operation,
  { field, nullWith = field }: HiddenField,
  truth: Fields,
): boolean {
  const schema = getOwn(recordSchema(operation).properties, field);
  return (truth[nullWith] ?? null) === null && schema !== undefined && !allowsNull(schema);
}

interface ShownRecord {
  response: ApiResponse;
  record: Fields;
  location: string;
}

/** Reads records as the actor: all of them in lists, `some` individually, and embedded in projects. */
async function readShownRecords(
  client: Client,
  hidden: HiddenField,
  viewed: Fields[],
  some: Fields[],
): Promise<ShownRecord[]> {
  const { kind, load } = hidden;
  const { list, read, embedding } = LOCATIONS_BY_KIND[kind] as Locations;
  const query = load === undefined ? {} : { 'load[]': [load] };
  const listPaths = new Set(viewed.map((record) => String(readPathIds(kind, record).slice(0, -1))));
  const calls = [...listPaths].map(async (path) => {
    const ids = path === '' ? [] : path.split(',');
    const response = await client.send(list, { ids, query: { ...query, per_page: 100 } });
    return toShownRecords(response, (expectSuccess(response) as { data: Fields[] }).data, 'in a list');
  });
  const reads = some.map(async (record) => {
    const input = { ids: readPathIds(kind, record) };
    const response = await client.send(read, load === undefined ? input : { ...input, query });
    return toShownRecords(response, [(expectSuccess(response) as { data: Fields }).data], 'in a single read');
  });
  const embedded = embedding === undefined ? [] : [readEmbedded(client, embedding)];
  return (await Promise.all([...calls, ...reads, ...embedded])).flat();
}

/** Reads the records embedded in the projects that the actor sees: in the list, and in one single read. */
async function readEmbedded(client: Client, embedding: 'phases' | 'client'): Promise<ShownRecord[]> {
  const query = { 'load[]': [embedding] };
  const list = await client.send('listProjects', { query: { ...query, per_page: 100 } });
  const projects = (expectSuccess(list) as { data: Fields[] }).data;
  const embeddedRecords = (project: Fields) => [project[embedding] ?? []].flat() as Fields[];
  const one = projects.find((project) => embeddedRecords(project).length > 0);
  const inList = toShownRecords(list, projects.flatMap(embeddedRecords), 'embedded in a list');
  if (!one) return inList;
  const read = await client.send('getProject', { ids: [one.project_id as number], query });
  const { data } = expectSuccess(read) as { data: Fields };
  return [...inList, ...toShownRecords(read, embeddedRecords(data), 'embedded in a single read')];
}

function toShownRecords(response: ApiResponse, records: Fields[], location: string): ShownRecord[] {
  return records.map((record) => ({ response, record, location }));
}

function readPathIds(kind: Kind, record: Fields): number[] {
  const id = record[KINDS[kind].id] as number;
  return kind === 'phase' ? [record.project_id as number, id] : [id];
}

function findProject(oracle: Oracle, { project_id }: Fields): Fields {
  return oracle.all('project').find((project) => project.project_id === project_id) ?? {};
}
