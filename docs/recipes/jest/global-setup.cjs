// Jest loads test files as CommonJS; the set-up runs outside of its module system and may import.
module.exports = async () => {
  const { startMock } = await import('timeneye-contract');
  globalThis.timeneyeMock = await startMock();
  process.env.TIMENEYE_MOCK = globalThis.timeneyeMock.origin;
};
