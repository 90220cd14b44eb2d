/** The variable with the seed of a deep run. Without it, the tests use the same few inputs each time. */
export const deepVariable = 'TIMENEYE_CONTRACT_DEEP';
