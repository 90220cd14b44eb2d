module.exports = {
  globalSetup: './global-setup.cjs',
  globalTeardown: './global-teardown.cjs',
  testEnvironment: 'node',
  testMatch: ['**/*.test.cjs'],
};
