// Jest loads test files as CommonJS. globalSetup runs outside Jest's module system, so it can import ES modules.
module.exports = async () => {
  const { startMock } = await import('timeneye-contract');
  globalThis.timeneyeMock = await startMock();
  process.env.TIMENEYE_MOCK = globalThis.timeneyeMock.origin;
};
