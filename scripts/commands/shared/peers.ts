/** What the suite needs besides the dependencies of the package. */
export const SUITE_PACKAGES = ['vitest', 'openapi-fetch', 'fast-check', 'newman'] as const;

/** What generating the types and the collection needs. */
export const GENERATOR_PACKAGES = ['openapi-typescript', 'typescript', 'openapi-to-postmanv2'] as const;

/** What taking in an upstream document needs: it is compared with the present one as well. */
export const DOWNLOAD_PACKAGES = [...GENERATOR_PACKAGES, '@redocly/cli'] as const;
