/** The seed of a deep run, provided to the tests under this name; without it they use the same few inputs each time. */
export const deepVariable = 'TIMENEYE_CONTRACT_DEEP';
