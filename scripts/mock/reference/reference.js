// The script of the reference page: Swagger UI with the access of each role, and requests in any role.
/* global SwaggerUIBundle */

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const ACCESS_TEXTS = {
  all: 'all records',
  managed: 'records of groups, projects or people that they manage',
  assigned: 'projects they are on, and public ones',
  own: 'their own records',
  none: 'rejected',
};

const spec = await (await fetch('/openapi.json')).json();
// Swagger UI shows a warning if a dialect is named, even for 2020-12, its default.
delete spec.jsonSchemaDialect;
addAccessTables(spec);
const ui = SwaggerUIBundle({
  spec,
  dom_id: '#reference',
  deepLinking: true,
  oauth2RedirectUrl: `${location.origin}/docs/oauth2-redirect.html`,
  onComplete: () => offerRoles(spec),
});
ui.initOAuth({ clientId: 'mock-app', usePkceWithAuthorizationCodeGrant: true });

/** Adds a table of roles to the description of each operation. */
function addAccessTables({ paths }) {
  for (const item of Object.values(paths)) {
    for (const operation of METHODS.map((method) => item[method]).filter((each) => each?.['x-access'])) {
      operation.description = [operation.description, formatAccessTable(operation['x-access'])].join('\n\n');
    }
  }
}

function formatAccessTable(access) {
  const rows = Object.entries(access).map(([role, rule]) => `| ${role} | ${formatAccess(rule)} |`);
  return ['| Role | Access |', '| --- | --- |', ...rows].join('\n');
}

function formatAccess({ access }) {
  return access
    .split('+')
    .map((word) => ACCESS_TEXTS[word] ?? word)
    .join('; ');
}

/** Offers a choice of roles; requests are sent with the initial token of the chosen role. */
function offerRoles({ paths, components }) {
  const [scheme] =
    Object.entries(components?.securitySchemes ?? {}).find(([, { type, scheme: name }]) => {
      return type === 'http' && name?.toLowerCase() === 'bearer';
    }) ?? [];
  if (scheme === undefined) return;
  const form = document.querySelector('#roles');
  const { role } = form.elements;
  role.append(new Option('nobody', ''), ...collectRoles(paths).map((name) => new Option(name)));
  role.addEventListener('change', () => {
    const token = role.value && `mock-${role.value}`;
    if (token) ui.preauthorizeApiKey(scheme, token);
    else ui.authActions.logout([scheme]);
    form.querySelector('output').textContent = token;
  });
  form.hidden = false;
}

function collectRoles(paths) {
  const operations = Object.values(paths).flatMap((item) => METHODS.map((method) => item[method]));
  const roles = operations.flatMap((operation) => Object.keys(operation?.['x-access'] ?? {}));
  return [...new Set(roles)].filter((role) => role !== 'anonymous');
}
