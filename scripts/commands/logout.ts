import { defineCommand } from '../cli/index.ts';
import { logOut } from '../live/login/log-out.ts';

const MESSAGES = {
  'there was no login': 'There is no saved login.',
  revoked: 'The tokens were revoked and deleted.',
  forgotten:
    'The tokens were deleted. The server did not revoke them: do so on https://app.timeneye.com/developers.',
};

/** `npm run logout`: ends the login of `npm run login`. */
export const command = defineCommand({
  name: 'logout',
  summary: 'Revoke the tokens of npm run login and delete them.',
  usage: 'npm run logout',
  flags: {},
  async run() {
    console.log(MESSAGES[await logOut()]);
    return 0;
  },
});
