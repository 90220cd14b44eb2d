const SECRET =
  /\b(code|code_verifier|client_secret|token|access_token|refresh_token)("\s*:\s*"|=)([^&"\s]+)/g;

/** A readable form, query or JSON text: codes, tokens and verifiers are replaced by their names. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET, (_, name: string, sign: string) => `${name}${sign}$${name.toUpperCase()}`);
}
