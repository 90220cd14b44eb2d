import { tokenAnswers } from './answers.ts';
import { authentication } from './authentication.ts';
import { codes } from './codes.ts';
import { ends } from './ends.ts';
import { life } from './life.ts';
import { login } from './login.ts';
import { refresh } from './refresh.ts';

/** What is taken for a token, how one is had, and when it ends. */
export const tokens = [...authentication, ...life, ...login, ...codes, ...tokenAnswers, ...refresh, ...ends];
