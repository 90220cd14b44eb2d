import { defineConfig } from 'vitest/config';

// One mock for all test files; each test that uses the `workspace` fixture gets a new workspace.
export default defineConfig({ test: { globalSetup: ['timeneye-contract/vitest'] } });
