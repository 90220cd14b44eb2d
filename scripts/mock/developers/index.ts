import type { MockRequest, MockResponse } from '../http.ts';
import type { Mock } from '../mock.ts';
import { handleJson } from './json.ts';
import { handlePage } from './pages.ts';

/** The developer portal: pages for people and JSON for programs, under the same URLs. */
export function handleDevelopers(mock: Mock, request: MockRequest): Promise<MockResponse> {
  return wantsJson(request) ? handleJson(mock, request) : handlePage(mock, request);
}

/** JSON for clients that send or accept it, and for methods that forms cannot use. */
function wantsJson({ method, headers }: MockRequest): boolean {
  const { accept = '', 'content-type': contentType = '' } = headers;
  if (method === 'PUT' || method === 'DELETE') return true;
  return (
    contentType.startsWith('application/json') || (/\bjson\b/.test(accept) && !accept.includes('text/html'))
  );
}
