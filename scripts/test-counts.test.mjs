import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sumLine } from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'keepwell-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(value) {
  const path = join(folder, 'report.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] };

describe('counts', () => {
  it('takes the numbers of a good run', () => {
    expect(countVitest(report(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright(report({ stats }), 0)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  });

  it('counts a file that could not be loaded, and a run that ended badly, as a failure', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(report(broken), 1).failed).toBe(1);
    expect(countVitest(report(vitest), 1).failed).toBe(1);
  });

  it.each([
    ['no report', undefined],
    ['half a report', '{"numPassed'],
    ['no test', { ...vitest, numPassedTests: 0 }],
  ])('counts %s as a failure', (_what, content) => {
    const path = content === undefined ? join(folder, 'absent.json') : report(content);
    expect(countVitest(path, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countPlaywright(path, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('lets a selection of tests be empty, but not its run go badly', () => {
    const none = report({ ...vitest, numPassedTests: 0 });
    expect(countVitest(none, 0, { mayBeNone: true })).toMatchObject({ passed: 0, failed: 0 });
    expect(countVitest(none, 1, { mayBeNone: true }).failed).toBe(1);
  });

  it('counts a test that passed only on a second try as failed', () => {
    expect(countPlaywright(report({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 } }), 0).failed).toBe(1);
  });

  it('sums up in one line and names skipped tests only when there are some', () => {
    const some = { passed: 2, failed: 1, skipped: 0 };
    expect(sumLine([some, some])).toBe('4 passed, 2 failed');
    expect(sumLine([some, { ...some, skipped: 3 }])).toBe('4 passed, 2 failed, 3 skipped');
  });
});
