import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isAllowed, isVisible } from './foreign-access.ts';
import {
  COLLECTIONS,
  type ForeignCollection,
  type ForeignData,
  type ForeignUser,
  seed,
} from './foreign-data.ts';
import { ForeignRejection, forbidden, invalid, notFound } from './foreign-errors.ts';
import { BODIES, isRecord, validateBody } from './foreign-fields.ts';
import { findListProblems, paginate } from './foreign-lists.ts';
import { applyTimerAction, create, remove, show, update } from './foreign-records.ts';

/*
 * A service that conforms to `other-names.yaml`. It was written from only that document and the facts about
 * permissions, independently of the mock. Where the document is silent, the service behaves differently from the mock.
 */

export interface ForeignService {
  baseUrl: string;
  /** The tokens, by the name of their user. */
  tokens: Record<keyof typeof USERS, string>;
  /** The requests so far. */
  requests: { method: string; path: string; status: number }[];
  /** All records, as a string to compare. */
  dump(): string;
  close(): Promise<void>;
}

export interface ForeignServiceOptions {
  /** How long each response takes. */
  delayMs?: number;
  /** Whether every response has the rate limit headers; otherwise only a 429 has them, as the document says. */
  hasLimitHeaders?: boolean;
  /** Whether bodies are validated before permissions are checked, and permissions before records are looked up. */
  isOtherOrder?: boolean;
  /** Whether the workspace is new: it has users and nothing else. */
  isNew?: boolean;
}

/** The users with a token, as indexes of the initial users. */
const USERS = {
  owner: 0,
  admin: 1,
  member: 2,
  'other-member': 3,
  'project-manager': 5,
  'group-manager': 6,
} as const;

const PREFIX = '/api/v1/';
const LIMIT = 2000;
const WINDOW_SECONDS = 300;

/** The methods of a single record's path in the document. */
const RECORD_METHODS: Record<ForeignCollection, string> = {
  users: 'GET PATCH',
  customers: 'GET PATCH DELETE',
  teams: 'GET PATCH DELETE',
  projects: 'GET PATCH DELETE',
  phases: 'GET PATCH DELETE',
  'phase-types': 'PATCH DELETE',
  'time-entries': 'GET PATCH DELETE',
  timers: 'PATCH DELETE',
  tasks: 'GET',
};

interface Session {
  user: ForeignUser;
  used: number;
  reset: number;
}

export async function startForeignService(options: ForeignServiceOptions = {}): Promise<ForeignService> {
  const { data, users } = seed();
  if (options.isNew) for (const name of COLLECTIONS) if (name !== 'users') data[name].clear();
  const names = Object.keys(USERS) as (keyof typeof USERS)[];
  const tokens = Object.fromEntries(
    names.map((name) => [name, `pat_${name}_5f0c1d77a9`]),
  ) as ForeignService['tokens'];
  const sessions = new Map<string, Session>(
    names.map((name) => [tokens[name], { user: users[USERS[name]] as ForeignUser, used: 0, reset: 0 }]),
  );
  const requests: ForeignService['requests'] = [];
  const server = createServer(async (request, response) => {
    if (options.delayMs) await pause(options.delayMs);
    const session = sessions.get(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const { status, body } = await respond(data, session, request, options);
    requests.push({ method: request.method ?? '', path: request.url ?? '', status });
    if (session && (options.hasLimitHeaders || status === 429)) setLimitHeaders(session, status, response);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    tokens,
    requests,
    dump: () =>
      JSON.stringify(
        COLLECTIONS.map((name) => [name, ...data[name].values()]),
        null,
        1,
      ),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function respond(
  data: ForeignData,
  session: Session | undefined,
  request: IncomingMessage,
  options: ForeignServiceOptions,
): Promise<{ status: number; body: object }> {
  try {
    const text = await readBody(request);
    if (!session) throw new ForeignRejection(401, { message: 'Who are you?' });
    countRequest(session);
    return { status: 200, body: perform(data, session.user, request, text, options) };
  } catch (error) {
    if (error instanceof ForeignRejection) return error;
    return { status: 500, body: { message: String(error) } };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function countRequest(session: Session): void {
  const now = Math.floor(Date.now() / 1000);
  if (now >= session.reset) Object.assign(session, { used: 0, reset: now + WINDOW_SECONDS });
  if (session.used >= LIMIT) throw new ForeignRejection(429, { message: 'Slow down.' });
  session.used++;
}

function setLimitHeaders({ used, reset }: Session, status: number, response: ServerResponse): void {
  response.setHeader('X-RateLimit-Limit', LIMIT);
  response.setHeader('X-RateLimit-Remaining', LIMIT - used);
  response.setHeader('X-RateLimit-Reset', reset);
  if (status === 429) response.setHeader('Retry-After', Math.max(1, reset - Math.floor(Date.now() / 1000)));
}

function perform(
  data: ForeignData,
  user: ForeignUser,
  request: IncomingMessage,
  text: string,
  { isOtherOrder }: ForeignServiceOptions,
): object {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://service');
  const method = request.method ?? '';
  const [name = '', id, action, ...rest] = pathname.startsWith(PREFIX)
    ? pathname.slice(PREFIX.length).split('/')
    : [''];
  const of = COLLECTIONS.find((each) => each === name);
  if (!of || rest.length > 0) throw notFound();
  if (of === 'users' && id === 'me' && action === undefined && method === 'GET')
    return show(data, user, of, user);
  if (isOtherOrder && action === undefined) {
    if (method === 'POST' || method === 'PATCH') readValidBody(data, of, method, text);
    if (!isAllowed(data, user, method, of)) throw forbidden();
  }
  if (id === undefined) return handleCollection(data, user, of, method, searchParams, text);
  const row = data[of].get(/^\d+$/.test(id) ? Number(id) : -1);
  const isTimerAction = of === 'timers' && ['pause', 'resume', 'stop'].includes(action ?? '');
  if (action !== undefined && !isTimerAction) throw notFound();
  if (!(isTimerAction ? 'POST' : RECORD_METHODS[of]).split(' ').includes(method)) throw wrongMethod();
  // Visibility is checked before permissions: a hidden record is a 404.
  if (!row || !isVisible(data, user, of, row)) throw notFound();
  if (isTimerAction) return applyTimerAction(data, user, row, action ?? '');
  if (!isAllowed(data, user, method, of)) throw forbidden();
  if (method === 'DELETE') {
    remove(data, user, of, row);
    return { message: 'Gone.' };
  }
  if (method === 'PATCH') update(data, user, of, row, readValidBody(data, of, 'PATCH', text));
  return show(data, user, of, row, searchParams.getAll('include[]'));
}

function handleCollection(
  data: ForeignData,
  user: ForeignUser,
  of: ForeignCollection,
  method: string,
  query: URLSearchParams,
  text: string,
): object {
  if (method === 'POST' && BODIES[of]?.POST) {
    if (!isAllowed(data, user, method, of)) throw forbidden();
    return show(data, user, of, create(data, user, of, readValidBody(data, of, 'POST', text)));
  }
  if (method !== 'GET') throw wrongMethod();
  if (!isAllowed(data, user, method, of)) throw forbidden();
  const problems = findListProblems(of, query);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  if (of === 'phases') checkProject(data, user, query.get('project_id'));
  const visible = [...data[of].values()].filter((row) => isVisible(data, user, of, row));
  const page = paginate(of, query, visible, data);
  const include = query.getAll('include[]');
  return { ...page, data: page.data.map((row) => show(data, user, of, row, include)) };
}

/** Phases are listed by project, which the user must see. */
function checkProject(data: ForeignData, user: ForeignUser, id: string | null): void {
  if (id === null || !/^\d+$/.test(id)) throw invalid({ project_id: ['is required'] });
  const project = data.projects.get(Number(id));
  if (!project || !isVisible(data, user, 'projects', project)) throw notFound();
}

function readValidBody(data: ForeignData, of: ForeignCollection, method: 'POST' | 'PATCH', text: string) {
  const rules = BODIES[of]?.[method] ?? { fields: {}, required: [] };
  const body = parseBody(text);
  const problems = validateBody(body, rules, data);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return Object.fromEntries(Object.entries(body).filter(([field]) => field in rules.fields));
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body = JSON.parse(text || '{}');
    if (isRecord(body)) return body;
  } catch {}
  throw invalid({ body: ['is not a JSON object'] });
}

const wrongMethod = () => new ForeignRejection(405, { message: 'Not with this method.' });
