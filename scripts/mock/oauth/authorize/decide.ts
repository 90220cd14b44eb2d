import type { Contract } from '../../../spec/contract.ts';
import { point } from '../../faults/point.ts';
import type { Answer } from '../../http.ts';
import { knownNames, personNamed } from '../../pages/people.ts';
import { OAuthError } from '../errors.ts';
import type { Parameters } from '../parameters.ts';
import type { AuthorizationRequest } from './authorize.ts';
import { consentPage } from './consent-page.ts';
import { codeRedirect } from './redirect.ts';

/**
 * What the user said on the consent page: `decision` is grant or deny, `user` an id or an actor's name.
 * Anything else brings the page back with what is wrong.
 */
export const decide = point(function decide(
  asked: AuthorizationRequest,
  parameters: Parameters,
  lives: Contract['tokens'],
): Answer {
  const { client, target, challenge, state } = asked;
  const decision = parameters.get('decision');
  if (decision === 'deny') throw new OAuthError('denied');
  if (decision !== 'grant') return consentPage(asked, lives, 'Choose Grant or Deny: `decision` has neither.');
  const { workspace, application } = client;
  const user = personNamed(workspace, parameters.get('user') ?? '');
  if (!user) {
    const known = knownNames(workspace);
    return consentPage(asked, lives, `Choose who you are: \`user\` is an id or one of ${known}.`);
  }
  const now = workspace.clock.now();
  const code = workspace.codes.issue(
    {
      clientId: application.client_id,
      userId: user.user_id,
      redirectUri: target.uri,
      redirectUriSent: target.sent,
      challenge,
      expiresAt: now + lives.code.seconds * 1000,
    },
    now,
  );
  return codeRedirect(target, code, state);
});
