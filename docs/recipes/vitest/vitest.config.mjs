import { defineConfig } from 'vitest/config';

// One mock for all test files; each test that asks for a workspace gets a new one.
export default defineConfig({ test: { globalSetup: ['timeneye-contract/vitest'] } });
