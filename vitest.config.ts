// One runner for every package: unit, contract, golden, property, store and HTTP tests. Browser tests run in Playwright.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/*/test/**/*.test.ts', 'scripts/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**'],
    globalSetup: 'scripts/bundled-workers.mjs',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What is waited for takes its time on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
  },
});
