/** A Postman collection (format v2.1.0), as far as this project writes one. */
export interface Collection {
  info: { _postman_id?: string; name: string; description: string; schema: string };
  auth: Auth;
  event: Event[];
  variable: Variable[];
  item: Item[];
}

export type Item = Folder | RequestItem;

export interface Folder {
  id?: string;
  name: string;
  description: string;
  item: Item[];
}

/** A folder that is omitted because the document does not describe enough for it. */
export interface FolderNote {
  name: string;
  reason: string;
}

export interface RequestItem {
  id?: string;
  name: string;
  event: Event[];
  request: PostmanRequest;
  response: SavedResponse[];
}

export interface PostmanRequest {
  method: string;
  description?: string;
  auth?: Auth;
  header: KeyValue[];
  url: Url;
  body?: PostmanBody;
}

export interface Url {
  raw: string;
  host: string[];
  path?: string[];
  query?: KeyValue[];
  variable?: KeyValue[];
}

export interface KeyValue {
  key: string;
  value: string;
  description?: string;
  disabled?: boolean;
}

export type PostmanBody =
  | { mode: 'raw'; raw: string; options: { raw: { language: 'json' } } }
  | { mode: 'urlencoded'; urlencoded: KeyValue[] };

export type Auth =
  | { type: 'noauth' }
  | { type: 'bearer'; bearer: AuthField[] }
  | { type: 'oauth2'; oauth2: AuthField[] };

export interface AuthField {
  key: string;
  value: string | boolean;
  type: 'string' | 'boolean';
}

export interface Event {
  listen: 'prerequest' | 'test';
  script: { type: 'text/javascript'; exec: string[] };
}

export interface Variable {
  key: string;
  value: string;
  description?: string;
}

/** A response that Postman shows as an example. */
export interface SavedResponse {
  id?: string;
  name: string;
  originalRequest: { method: string; header: KeyValue[]; url: string };
  status: string;
  code: number;
  _postman_previewlanguage: 'json';
  header: KeyValue[];
  body: string;
}

/** A request with the names of its folders. */
export interface PlacedRequest {
  folders: string[];
  item: RequestItem;
}

/** Every request in run order. */
export function listRequests(items: Item[], folders: string[] = []): PlacedRequest[] {
  return items.flatMap((item) => {
    return 'item' in item ? listRequests(item.item, [...folders, item.name]) : [{ folders, item }];
  });
}

export function script(listen: Event['listen'], exec: string[]): Event {
  return { listen, script: { type: 'text/javascript', exec } };
}

/** The URL with its raw text and its parsed parts. */
export function buildUrl(
  base: string,
  path: string[],
  query: KeyValue[] = [],
  variable: KeyValue[] = [],
): Url {
  const sent = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return {
    raw: [base, ...path].join('/') + (sent.length > 0 ? `?${sent.join('&')}` : ''),
    host: [base],
    // A path without segments would become a trailing slash.
    ...(path.length > 0 && { path }),
    ...(query.length > 0 && { query }),
    ...(variable.length > 0 && { variable }),
  };
}
