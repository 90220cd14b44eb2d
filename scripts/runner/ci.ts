/*
 * How CI systems identify themselves in the environment, and what they read:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * https://docs.gitlab.com/ci/testing/unit_test_reports/
 */

/** GitHub Actions: annotations in the output, and a file for a summary in Markdown. */
export interface GithubOptions {
  /** The file of GITHUB_STEP_SUMMARY. */
  summary?: string;
}

/** Where a job of GitLab CI collects its JUnit report, unless --report names another directory. */
const GITLAB_REPORT = 'reports';

/** The options for GitHub Actions; undefined in other environments. */
export function githubOptions(environment: NodeJS.ProcessEnv = process.env): GithubOptions | undefined {
  if (environment.GITHUB_ACTIONS !== 'true') return undefined;
  const summary = environment.GITHUB_STEP_SUMMARY;
  return summary ? { summary } : {};
}

/** The directory where the CI system expects reports; undefined if it expects none. */
export function ciReportDirectory(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment.GITLAB_CI === 'true' ? GITLAB_REPORT : undefined;
}

/**
 * The environment without the variables of CI systems, so that a run inside a test writes no annotations or reports.
 */
export function withoutCi(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY', 'GITLAB_CI'];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}
