// Browser tests: the built product in the system's Chromium, one server a worker on a folder of its own.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  // Stories of different files share nothing: each has a product of its own.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: '../../test-results/browser',
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    // Costs a third of the time: for whoever looks for a reason.
    trace: process.env['KEEPWELL_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['KEEPWELL_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
