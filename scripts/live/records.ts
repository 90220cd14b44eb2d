import type { Contract, Operation } from '../contract/contract.ts';
import type { JsonObject } from '../contract/document.ts';
import { ApiTranslator } from './api-translator.ts';
import { CleanUpSender } from './clean-up-patience.ts';
import { findHandledKind } from './gate.ts';
import { getResource, type LiveRecordKind } from './resources.ts';

/** Finds and deletes records outside tests. Results are undefined if the API's response is inconclusive. */
export class Records {
  readonly #translator: ApiTranslator;

  constructor(
    private readonly contract: Contract,
    private readonly baseUrl: string,
    private readonly token: string,
    private readonly patience = new CleanUpSender(),
  ) {
    this.#translator = ApiTranslator.of(contract);
  }

  /** The record; null if it does not exist. */
  async read(kind: LiveRecordKind, parents: number[], id: number): Promise<JsonObject | null | undefined> {
    const { read, list, id: idField } = getResource(kind);
    const operation = read && this.contract.byId.get(read);
    if (!operation) {
      const all = await this.list(list, parents, {}, MAX_SEARCHED_PAGES);
      return all && (all.find((record) => record[idField] === id) ?? null);
    }
    const response = await this.#send(operation, [...parents, id]);
    if (response?.status === 404) return null;
    const record = response?.status === 200 ? (response.body.data as JsonObject | undefined) : undefined;
    return record?.[idField] === id ? record : undefined;
  }

  /** The records whose marker contains the text, newest first. */
  async search(kind: LiveRecordKind, parents: number[], text: string): Promise<JsonObject[] | undefined> {
    const { list, mark } = getResource(kind);
    const parameterNames = this.contract.byId.get(list)?.queryParameters.map(({ name }) => name) ?? [];
    const sort = { sort_by: 'created_date', direction: 'desc' };
    const queries = parameterNames.includes('search') ? [{ search: text }, sort] : [sort];
    for (const query of queries) {
      const usable = Object.fromEntries(
        Object.entries(query).filter(([name]) => parameterNames.includes(name)),
      );
      const all = await this.list(list, parents, usable, MAX_SEARCHED_PAGES);
      if (!all) return undefined;
      const marked = all.filter((record) => String(record[mark]).includes(text));
      if (marked.length > 0) return marked;
    }
    return [];
  }

  /** Deletes a record; returns whether it is gone. */
  async remove(kind: LiveRecordKind, parents: number[], id: number): Promise<boolean> {
    const operation = this.contract.byId.get(getResource(kind).remove);
    if (!operation || findHandledKind(operation) !== kind) return false;
    await this.#send(operation, [...parents, id]);
    return (await this.read(kind, parents, id)) === null;
  }

  /**
   * Deletes a record that the run has created; returns whether it is gone. A 404 for the delete does not count, since
   * it may also mean that this token cannot see the record.
   */
  async erase(kind: LiveRecordKind, parents: number[], id: number): Promise<boolean> {
    const operation = this.contract.byId.get(getResource(kind).remove);
    if (!operation || findHandledKind(operation) !== kind) return false;
    const response = await this.#send(operation, [...parents, id]);
    const isDone = response !== undefined && response.status >= 200 && response.status < 300;
    return isDone && !(await this.read(kind, parents, id));
  }

  /** The curl command that deletes a record, or finds the record if its ID is unknown. */
  formatCurl(kind: LiveRecordKind, parents: number[], id: number | undefined, text = ''): string {
    const token = '-H "Authorization: Bearer $TOKEN"';
    const { remove, list } = getResource(kind);
    const operation = this.contract.byId.get(id === undefined ? list : remove);
    if (!operation) return `curl -i '${this.baseUrl}' ${token}`;
    if (id !== undefined) {
      const { method, path } = this.#translator.buildRequest(operation, [...parents, id]);
      return `curl -i -X ${method} '${this.baseUrl}${path}' ${token}`;
    }
    const { path } = this.#translator.buildRequest(
      operation,
      parents,
      buildQuery(operation, { search: text }),
    );
    return `curl -i -g '${this.baseUrl}${path}' ${token}`;
  }

  /** The records in the first pages of a list. */
  async list(
    operationId: string,
    parents: number[],
    query: Record<string, string>,
    pages: number,
  ): Promise<JsonObject[] | undefined> {
    const operation = this.contract.byId.get(operationId);
    if (!operation) return undefined;
    const found: JsonObject[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const pageQuery = buildQuery(operation, { ...query, page: String(page) });
      const response = await this.#send(operation, parents, pageQuery);
      // The parent record is gone, and its nested records with it.
      if (response?.status === 404) return found;
      const data = response?.status === 200 ? response.body.data : undefined;
      if (!response || !Array.isArray(data)) return undefined;
      found.push(...(data as JsonObject[]));
      if (data.length === 0 || isLast(response.body, page)) break;
    }
    return found;
  }

  async #send(operation: Operation, ids: number[], query = ''): Promise<ContractResponse | undefined> {
    const { method, path } = this.#translator.buildRequest(operation, ids, query);
    const headers = { Authorization: `Bearer ${this.token}` };
    const received = await this.patience.send({ url: this.baseUrl + path, method, headers });
    if (!received) return undefined;
    const body = this.#translator.parseResponseBody(operation, received);
    return { status: received.status, body: isObject(body) ? body : {} };
  }
}

/** A response with its body in the contract's format; `{}` if it is not an object. */
interface ContractResponse {
  status: number;
  body: JsonObject;
}

/** The number of pages of 100 that are searched for a record with an unknown ID. */
const MAX_SEARCHED_PAGES = 5;

/** Builds a query with the maximum page size, without parameters that the document does not have. */
function buildQuery({ queryParameters }: Operation, query: Record<string, string>): string {
  const parameters = Object.entries({ ...query, per_page: '100' }).filter(([name]) => {
    return queryParameters.some((parameter) => parameter.name === name);
  });
  return parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : '';
}

/** Whether a page is the last one by its `meta`, or has no pagination data. */
function isLast({ meta }: JsonObject, page: number): boolean {
  const { last_page, has_more } = isObject(meta) ? meta : {};
  if (typeof last_page === 'number') return page >= last_page;
  return has_more !== true;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
