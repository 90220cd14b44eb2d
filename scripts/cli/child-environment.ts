/**
 * The environment for a child process: that of this process without tokens. Other users of the machine may read it, and
 * programs that the child starts inherit it.
 */
export function environmentWithoutTokens(
  environment: NodeJS.ProcessEnv = process.env,
  tokens: string[] = [],
): NodeJS.ProcessEnv {
  const isToken = ([name, value = '']: [string, string | undefined]) => {
    return /^TIMENEYE_TOKEN/i.test(name) || tokens.some((token) => value.includes(token));
  };
  return Object.fromEntries(Object.entries(environment).filter((variable) => !isToken(variable)));
}
