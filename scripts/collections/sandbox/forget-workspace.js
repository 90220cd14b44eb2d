for (const name of Object.keys(pm.collectionVariables.toObject())) {
  if (/(token|user)_of_|_of_(workspace|app)$/.test(name)) pm.collectionVariables.unset(name);
}
