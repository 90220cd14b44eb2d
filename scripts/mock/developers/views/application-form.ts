import type { Application } from '../../applications.ts';
import type { MockResponse } from '../../http.ts';
import { type Html, html } from '../../pages/html.ts';
import { renderAvatar } from '../../pages/parts.ts';
import type { FieldErrors } from '../../problems.ts';
import { type FormFields, readText } from '../fields.ts';
import type { Developer } from '../identity.ts';
import { errorSummary, field, formToken, portalPage } from './portal-page.ts';

interface ApplicationForm {
  developer: Developer;
  /** The application to edit; without it, the form creates one. */
  application?: Application;
  /** The submitted values, if the form is shown again. */
  fields?: FormFields;
  errors?: FieldErrors;
}

/** The form to create an application or to edit one, with its avatar. */
export function applicationForm(form: ApplicationForm): MockResponse {
  const { developer, application, errors = {} } = form;
  const failed = Object.keys(errors).length > 0;
  const heading = application ? `Edit ${application.name}` : 'Create new app';
  const action = application ? `/developers/apps/${application.client_id}` : '/developers/apps';
  const main = html`<h1>${heading}</h1>
${application && html`<p>Client ID: <code>${application.client_id}</code></p>`}
${errorSummary(errors)}
<form method="post" action="${action}" enctype="multipart/form-data">
${formToken(developer)}
${textFields(form.fields ?? (application ? getFormFields(application) : {}), errors)}
${application ? avatarField(application, errors) : html`<p class="soft">You can set an avatar after creating the app.</p>`}
<p class="buttons"><button>${application ? 'Save' : 'Create app'}</button> <a href="/developers">Cancel</a></p>
</form>`;
  return portalPage({
    developer,
    title: failed ? `Error: ${heading}` : heading,
    main,
    status: failed ? 422 : 200,
  });
}

function textFields(fields: FormFields, errors: FieldErrors): Html[] {
  return [
    field({ name: 'name', label: 'Name', value: readText(fields, 'name'), required: true, errors }),
    field({
      name: 'redirect_uri',
      label: 'Redirect URI',
      hint: 'Users return to this URL. It must match exactly; only the port of 127.0.0.1 or localhost may differ.',
      value: readText(fields, 'redirect_uri'),
      required: true,
      errors,
    }),
    field({
      name: 'description',
      label: 'Description',
      hint: 'Shown to users on the consent page.',
      value: readText(fields, 'description'),
      kind: 'textarea',
      errors,
    }),
    field({ name: 'website', label: 'Website', value: readText(fields, 'website'), errors }),
  ];
}

function avatarField(application: Application, errors: FieldErrors): Html {
  const picture = field({
    name: 'avatar_url',
    label: 'Avatar',
    hint: 'PNG, JPEG, GIF or WebP, up to 100 KiB. Shown to users on the consent page.',
    kind: 'file',
    accept: 'image/png,image/jpeg,image/gif,image/webp',
    errors,
  });
  return html`${picture}${
    application.avatar_url &&
    html`<p class="cell">${renderAvatar(application)}
<label><input type="checkbox" name="remove_avatar" value="1"> Remove this avatar</label></p>`
  }`;
}

function getFormFields({ name, redirect_uris, description, website }: Application): FormFields {
  return { name, redirect_uri: redirect_uris[0], description, website };
}
