// Turns the reports of vitest and Playwright into counts, so that a crash or a broken file never reads as a pass.
import { existsSync, readFileSync } from 'node:fs';

const crashed = (why) => ({ passed: 0, failed: 1, skipped: 0, why });

function readReport(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A run that ended badly without one failed test (an unhandled rejection, a missing file) counts as one failure. */
function withExitCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, why: `ended with code ${code}` } : counts;
}

/** `mayBeNone`: a selection of tests that is empty is a good run; all of the tests being none never is. */
export function countVitest(path, code, { mayBeNone = false } = {}) {
  const report = readReport(path);
  if (report === undefined) return crashed('vitest left no report');
  // A file that could not be loaded has no tests, so it does not show in the numbers of tests.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
  if (counts.passed + counts.failed === 0 && !mayBeNone) return crashed('vitest ran no test');
  return withExitCode(counts, code);
}

export function countPlaywright(path, code) {
  const report = readReport(path);
  if (report?.stats === undefined) return crashed('Playwright left no report');
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A test that passes only on a second try has failed once: a race in the product or in the test.
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  if (counts.passed + counts.failed === 0) return crashed('Playwright ran no test');
  return withExitCode(counts, code);
}

/** `12 passed, 0 failed` and, when there are any, `, 3 skipped`. */
export function sumLine(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
