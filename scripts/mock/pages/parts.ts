import type { Application } from '../applications.ts';
import type { Workspace } from '../workspace.ts';
import { type Html, html } from './html.ts';
import { describeRole, listPeople } from './people.ts';

/** The field `user` of a form: a choice of users, each with their role. */
export function userChoice(workspace: Workspace, invalid = false): Html {
  const choices = listPeople(workspace).map(
    (user) => html`<label class="choice"><input type="radio" name="user" value="${user.user_id}" required>
<span>${user.name}</span> <span class="soft">${describeRole(user, workspace)}</span></label>\n`,
  );
  return html`<fieldset${invalid && html` aria-invalid="true"`}>
<legend>Who are you?</legend>
${choices}</fieldset>`;
}

/** An application's picture, or else its initial. It needs no alternative text, because the name is next to it. */
export function renderAvatar({ name, avatar_url }: Application, size?: 'small'): Html {
  const classes = size ? `avatar ${size}` : 'avatar';
  if (avatar_url) return html`<img class="${classes}" src="${avatar_url}" alt="">`;
  const [initial = ''] = name.toUpperCase();
  return html`<span class="${classes}" aria-hidden="true">${initial}</span>`;
}
