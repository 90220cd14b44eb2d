import type { Application } from '../applications.ts';
import { type Html, html } from './html.ts';

/** The picture of an application, or its initial; its name stands beside it, so it says nothing of its own. */
export function avatarOf({ name, avatar_url }: Application, size?: 'small'): Html {
  const classes = size ? `avatar ${size}` : 'avatar';
  if (avatar_url) return html`<img class="${classes}" src="${avatar_url}" alt="">`;
  const [initial = ''] = name.toUpperCase();
  return html`<span class="${classes}" aria-hidden="true">${initial}</span>`;
}
