/** Under this name the tests get the seed of a deep run; without it they make the same few inputs each time. */
export const deepVariable = 'TIMENEYE_CONTRACT_DEEP';
