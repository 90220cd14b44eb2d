import type { OpenApiDocument } from '../contract/contract.ts';
import { literalUrl } from './literal.ts';

interface OAuthScheme {
  flows?: { authorizationCode?: { authorizationUrl: string; tokenUrl: string } };
}

/** The authorization and token URLs of the document. */
export function oauthUrls({ components, servers }: OpenApiDocument): { authorize: string; token: string } {
  const schemes = Object.values((components?.securitySchemes ?? {}) as Record<string, OAuthScheme>);
  const flow = schemes.find(({ flows }) => flows?.authorizationCode)?.flows?.authorizationCode;
  const url = (address = '') => literalUrl(address, servers?.[0]?.url);
  return { authorize: url(flow?.authorizationUrl), token: url(flow?.tokenUrl) };
}
