/** The packages that the suite needs in addition to the dependencies of the package. */
export const SUITE_PACKAGES = ['vitest', 'openapi-fetch', 'fast-check', 'newman'] as const;

/** The packages for generating the types and the collection. */
export const GENERATOR_PACKAGES = ['openapi-typescript', 'typescript', 'openapi-to-postmanv2'] as const;

/** The packages for importing an upstream document, which is also compared with the current one. */
export const DOWNLOAD_PACKAGES = [...GENERATOR_PACKAGES, '@redocly/cli'] as const;
