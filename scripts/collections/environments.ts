import type { Contract } from '../contract/contract.ts';
import { dereference } from '../contract/dereference.ts';
import type { ParameterObject } from '../contract/document.ts';
import { stableId } from './ids.ts';
import { literalPath } from './literal.ts';
import { oauthUrls } from './oauth-urls.ts';
import { existingIdVariable, pathParameters } from './records.ts';

/** A Postman environment: variables that users select together. */
export interface Environment {
  id: string;
  name: string;
  values: EnvironmentValue[];
  _postman_variable_scope: 'environment';
}

interface EnvironmentValue {
  key: string;
  value: string;
  type: 'default' | 'secret';
  enabled: true;
}

/** The origin of `npm run mock` without flags. */
const DEFAULT_ORIGIN = 'http://127.0.0.1:4010';

/** For the mock: its tokens are not secret, and writes have no consequences. */
export function renderMockEnvironment(contract: Contract): string {
  return render('mock', [
    ...Object.entries(mockUrls(DEFAULT_ORIGIN, contract)),
    ['client_id', 'mock-app'],
    ['access_token', 'mock-owner'],
    ['allow_writes', 'true'],
    ...(isReconstructed(contract) ? exampleIds(contract) : []),
  ]);
}

/** For Timeneye: read-only, without IDs; users fill in their token. */
export function renderLiveEnvironment({ document }: Contract): string {
  const { authorize, token } = oauthUrls(document);
  return render('live', [
    ['baseUrl', literalPath(document.servers?.[0]?.url ?? '')],
    ['auth_url', authorize],
    ['token_url', token],
    ['client_id', ''],
    ['access_token', ''],
  ]);
}

/** The variables with the URLs of a mock. */
export function mockUrls(origin: string, { basePath }: Contract): Record<string, string> {
  return {
    mock_url: origin,
    baseUrl: `${origin}${basePath}`,
    auth_url: `${origin}/oauth/authorize`,
    token_url: `${origin}/oauth/token`,
  };
}

function render(name: string, pairs: [string, string][]): string {
  const environment: Environment = {
    id: stableId(['environment', name]),
    name: `Timeneye ${name}`,
    values: pairs.map(([key, value]) => ({
      key,
      value,
      type: key === 'access_token' && value === '' ? 'secret' : 'default',
      enabled: true,
    })),
    _postman_variable_scope: 'environment',
  };
  return `${JSON.stringify(environment, null, 2)}\n`;
}

/** Whether the document's examples have the IDs of the mock's records; official examples do not. */
const isReconstructed = ({ document }: Contract): boolean => document['x-source'] !== 'official';

/** The IDs of the document's examples, which are the IDs of the mock's records. */
function exampleIds(contract: Contract): [string, string][] {
  const document = dereference(contract.document);
  const ids = new Map<string, string>();
  for (const { path, method } of contract.operations) {
    const parameters = [
      ...(document.paths[path]?.parameters ?? []),
      ...(document.paths[path]?.[method]?.parameters ?? []),
    ];
    for (const { name, noun } of pathParameters(path)) {
      const example = findParameterExample(parameters, name);
      if (example !== undefined) ids.set(existingIdVariable(noun), encodeURIComponent(String(example)));
    }
  }
  return [...ids];
}

function findParameterExample(parameters: ParameterObject[], name: string): unknown {
  return parameters.find((each) => each.in === 'path' && each.name === name)?.example;
}
