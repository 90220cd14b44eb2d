import { randomUUID } from 'node:crypto';
import type { Application } from '../applications.ts';
import { type FieldErrors, invalid, Problem } from '../problems.ts';
import { type ApplicationFields, RULES } from './application-rules.ts';
import type { FormFields } from './fields.ts';
import type { Developer } from './identity.ts';

type FieldName = keyof ApplicationFields;

const FIELD_NAMES = Object.keys(RULES) as FieldName[];

/** The applications that a user has registered. Any user may register them [guess: no source restricts it]. */
export function listApplications({ workspace, user }: Developer): Application[] {
  return [...workspace.applications.values()].filter((each) => each.owner_id === user.user_id);
}

/** Finds an application of the user; 404 for an application of another user. */
export function findApplication(developer: Developer, clientId: string): Application {
  const found = listApplications(developer).find((each) => each.client_id === clientId);
  if (!found) throw new Problem('notFound');
  return found;
}

/** Registers an application. An avatar can only be set later (source: article). */
export function createApplication({ workspace, user }: Developer, fields: FormFields): Application {
  const { avatar_url: avatar, ...others } = fields;
  const late: FieldErrors = {};
  if (avatar !== undefined)
    late.avatar_url = ['The avatar can be set only after the application was created.'];
  const checked = checkApplicationFields({ name: undefined, redirect_uri: undefined, ...others }, late);
  const application: Application = {
    client_id: randomUUID(),
    name: checked.name as string,
    redirect_uris: [checked.redirect_uri as string],
    owner_id: user.user_id,
    description: checked.description ?? null,
    website: checked.website ?? null,
    avatar_url: null,
  };
  workspace.applications.set(application.client_id, application);
  return application;
}

/** Updates the given fields. */
export function changeApplication(application: Application, fields: FormFields): Application {
  const { redirect_uri, ...others } = checkApplicationFields(fields, {});
  if (redirect_uri) application.redirect_uris = [redirect_uri];
  return Object.assign(application, others);
}

/** An application in JSON responses. */
export function describeApplication({ redirect_uris, owner_id: _, ...fields }: Application): object {
  return { ...fields, redirect_uri: redirect_uris[0] };
}

/** Checks fields and converts them to the stored values; throws 422 with all errors, including unknown fields. */
function checkApplicationFields(fields: FormFields, errors: FieldErrors): Partial<ApplicationFields> {
  const checked: [string, string | null][] = [];
  const problems = new Map(Object.entries(errors));
  for (const [name, value] of Object.entries(fields)) {
    const result = isFieldName(name) ? RULES[name](value) : { problem: `${name} is unknown.` };
    if ('problem' in result) problems.set(name, [result.problem]);
    else checked.push([name, result.value]);
  }
  if (problems.size > 0) throw invalid(Object.fromEntries(problems));
  return Object.fromEntries(checked);
}

function isFieldName(name: string): name is FieldName {
  return FIELD_NAMES.includes(name as FieldName);
}
