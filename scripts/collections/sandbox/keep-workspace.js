const { id, now, apps, tokens, users } = pm.response.json();
pm.collectionVariables.set('id_of_workspace', id);
pm.collectionVariables.set('time_of_workspace', now);
pm.collectionVariables.set('id_of_app', apps['mock-app']);
for (const role of Object.keys(tokens)) {
  pm.collectionVariables.set(`token_of_${role}`, tokens[role]);
  pm.collectionVariables.set(`user_of_${role}`, users[role].user_id);
}
