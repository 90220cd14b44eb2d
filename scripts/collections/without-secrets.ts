const SECRET =
  /\b(code|code_verifier|client_secret|token|access_token|refresh_token)("\s*:\s*"|=)([^&"\s]+)/g;

/** Replaces codes, tokens and verifiers in a form, query or JSON text by their names. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET, (_, name: string, sign: string) => `${name}${sign}$${name.toUpperCase()}`);
}
