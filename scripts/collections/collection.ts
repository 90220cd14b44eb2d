import { printable } from '../cli/printable.ts';
import type { Contract, OpenApiDocument } from '../contract/contract.ts';
import { authorizationFolder } from './authorization.ts';
import { ASSUMED } from './check.ts';
import type { CollectionContract } from './collection-contract.ts';
import { convert } from './convert.ts';
import { resourceFolders } from './folders.ts';
import { withIds } from './ids.ts';
import { literalPath } from './literal.ts';
import { oauthUrls } from './oauth-urls.ts';
import {
  type Auth,
  type AuthField,
  type Collection,
  type Folder,
  listRequests,
  type RequestItem,
  script,
  type Variable,
} from './postman.ts';
import { rateLimitFolder } from './rate-limit.ts';
import { allNouns, existingIdVariable } from './records.ts';
import { sandboxScript } from './sandbox.ts';
import { INHERITED, step } from './step.ts';
import { tokenRefreshFolder } from './token-refresh.ts';

const FORMAT = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Postman's redirect URI for a login "using browser", registered for the mock's applications. */
const BROWSER_CALLBACK = 'https://oauth.pstmn.io/v1/browser-callback';

/** The Postman collection of the contract document as JSON; `unsupported` and `notes` as for `buildCollection`. */
export async function renderCollection(
  contract: Contract,
  unsupported?: ReadonlySet<string>,
  notes?: string[],
): Promise<string> {
  return `${JSON.stringify(await buildCollection(contract, unsupported, notes), null, 2)}\n`;
}

/**
 * The collection: a folder for each resource, then the contract's own folders, then a count of the requests. Operations
 * that the store does not support have no checks that depend on earlier writes. `notes` receives the operations without
 * a request and the folders that are omitted.
 */
export async function buildCollection(
  baseContract: Contract,
  unsupported: ReadonlySet<string> = new Set(),
  notes: string[] = [],
): Promise<Collection> {
  const contract = { ...baseContract, unsupported };
  const built = [
    ...resourceFolders(contract, await convert(contract.document, notes)),
    authorizationFolder(contract),
    tokenRefreshFolder(contract),
    rateLimitFolder(contract),
  ];
  const folders = built.flatMap((folder) => {
    if ('item' in folder) return [folder];
    notes.push(`collection: there is no folder "${folder.name}": ${folder.reason}`);
    return [];
  });
  return withIds({
    info: {
      name: collectionName(contract.document),
      description: introduction(contract.document),
      schema: FORMAT,
    },
    auth: pkce(),
    event: [script('prerequest', sandboxScript('guard'))],
    variable: variables(contract),
    item: [
      ...folders,
      lastFolder(
        contract,
        listRequests(folders).map(({ item }) => item),
      ),
    ],
  });
}

function collectionName({ info }: OpenApiDocument): string {
  return printable(info?.title ?? 'API');
}

function introduction({ info }: OpenApiDocument): string {
  return [
    info?.description?.trim() ?? '',
    'Choose an environment: `mock`, or `live` for Timeneye. Under *Authorization*, **Get New Access Token** logs in ' +
      'with PKCE; or set the variable `access_token` to a personal token.',
    'Nothing is written unless the variable `allow_writes` is `true`. IDs come from ' +
      'the preceding list request, and only records that the run has created are changed or deleted.',
    `A check whose title ends with${ASSUMED} depends on an assumption.`,
  ].join('\n\n');
}

/** The login of the help article: authorization code with PKCE and SHA-256, in the browser, without a secret. */
function pkce(): Auth {
  const text = (key: string, value: string): AuthField => ({ key, value, type: 'string' });
  return {
    type: 'oauth2',
    oauth2: [
      text('grant_type', 'authorization_code_with_pkce'),
      text('challengeAlgorithm', 'S256'),
      text('tokenName', 'Timeneye'),
      text('authUrl', '{{auth_url}}'),
      text('accessTokenUrl', '{{token_url}}'),
      { key: 'useBrowser', value: true, type: 'boolean' },
      text('redirect_uri', BROWSER_CALLBACK),
      text('clientId', '{{client_id}}'),
      text('clientSecret', ''),
      text('client_authentication', 'body'),
      text('accessToken', '{{access_token}}'),
      text('addTokenTo', 'header'),
      text('headerPrefix', 'Bearer'),
    ],
  };
}

function variables(contract: Contract): Variable[] {
  const { authorize, token } = oauthUrls(contract.document);
  return [
    { key: 'baseUrl', value: literalPath(contract.document.servers?.[0]?.url ?? '') },
    { key: 'access_token', value: '', description: 'A personal token, or one from a login' },
    {
      key: 'client_id',
      value: '',
      description: 'The client ID of your application in the developers portal',
    },
    { key: 'auth_url', value: authorize },
    { key: 'token_url', value: token },
    ...allNouns(contract).map((noun) => ({
      key: existingIdVariable(noun),
      value: '',
      description: `A ${noun} to read`,
    })),
  ];
}

/** Whether earlier requests provide each ID that a request needs: a document may lack the list that returns it. */
function hasEveryId(requests: RequestItem[]): boolean {
  const provided = new Set<string>();
  return requests.every(({ request, event }) => {
    const needed = JSON.stringify(request).matchAll(/\{\{(id_of_\w+)\}\}/g);
    const isReady = [...needed].every(([, name = '']) => provided.has(name));
    const lines = event.flatMap(({ script }) => script.exec).join('\n');
    for (const [, name = ''] of lines.matchAll(/\bset\('(id_of_\w+)'/g)) provided.add(name);
    for (const [, name = ''] of lines.matchAll(/\bunset\('(id_of_\w+)'/g)) provided.delete(name);
    return isReady;
  });
}

/** The folder with the final request: everyone may send it, and its script must run last. */
function lastFolder({ operations, byId, unsupported }: CollectionContract, sent: RequestItem[]): Folder {
  const lists = operations.filter((each) => each.method === 'get' && !each.path.includes('{'));
  const path = (byId.get('getMe') ?? lists[0])?.path ?? '/';
  // An example returned instead of a new record has no ID that a later request could use.
  const canSendAll = unsupported.size === 0 && hasEveryId(sent);
  const applies = (line: string) => canSendAll || !line.startsWith("test('every request was sent'");
  return {
    name: 'The end of a run',
    description: 'Fails if the run has skipped requests without a reason.',
    item: [
      step({
        name: 'Count the requests',
        method: 'GET',
        url: `{{baseUrl}}${path}`,
        token: INHERITED,
        description: 'Only meaningful as the last request of a whole run.',
        checks: [`const requests = ${sent.length + 1};`, ...sandboxScript('every-request').filter(applies)],
      }),
    ],
  };
}
