import type { Answer, Request } from '../http.ts';
import type { Mock } from '../mock.ts';
import { answerJson } from './json.ts';
import { answerPage } from './pages.ts';

/** The developer portal: pages for people, JSON for programs, under the same addresses. */
export function answerDevelopers(mock: Mock, request: Request): Promise<Answer> {
  return wantsJson(request) ? answerJson(mock, request) : answerPage(mock, request);
}

/** JSON for whoever sends or accepts it, and for the methods that no form has. */
function wantsJson({ method, headers }: Request): boolean {
  const { accept = '', 'content-type': contentType = '' } = headers;
  if (method === 'PUT' || method === 'DELETE') return true;
  return (
    contentType.startsWith('application/json') || (/\bjson\b/.test(accept) && !accept.includes('text/html'))
  );
}
