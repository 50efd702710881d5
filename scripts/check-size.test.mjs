import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSize, lineLimit } from './check-size.mjs';
import { judgeText } from './check-tracked.mjs';

let root;

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keepwell-size-'));
  write('packages/rule/package.json', JSON.stringify({ exports: { '.': './src/index.ts' } }));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const findings = (path, text) => {
  write(path, text);
  return checkSize(root).findings.join('\n');
};

const lines = (count) => `// Says what it is for.\n${'export {};\n'.repeat(count - 1)}`;

describe('check-size', () => {
  it('refuses the first line over the limit, in TypeScript, scripts and style sheets', () => {
    expect(findings('packages/rule/src/a.ts', lines(lineLimit))).toBe('');
    expect(findings('packages/rule/src/a.ts', lines(lineLimit + 1))).toContain(`${lineLimit + 1} lines`);
    expect(findings('scripts/a.mjs', lines(lineLimit + 1))).toContain('scripts/a.mjs');
    expect(findings('packages/rule/src/a.css', '\n'.repeat(lineLimit + 1))).toContain('a.css');
  });

  it('lets tests and fixtures be long', () => {
    expect(findings('packages/rule/src/a.test.ts', lines(900))).toBe('');
    expect(findings('packages/rule/src/fixtures/a.ts', lines(900))).toBe('');
  });

  it.each([
    'utils.ts',
    'date-utils.ts',
    'helpers.ts',
    'types.ts',
    'constants.ts',
    'rule-manager.ts',
    'common/a.ts',
    'Rule.ts',
    'ruleParser.ts',
  ])('refuses the name %s', (name) => {
    expect(findings(`packages/rule/src/${name}`, '')).toContain(`packages/rule/src/${name}: `);
  });

  it.each(['field-types/index.ts', 'base-currency.ts', 'signal-window.ts', 'check.test.ts'])(
    'accepts the name %s',
    (name) => {
      expect(findings(`packages/rule/src/${name}`, '')).toBe('');
    },
  );

  it('refuses default exports but in configuration', () => {
    expect(findings('packages/rule/src/a.ts', 'export default 1;\n')).toContain('a.ts:1: default export');
    rmSync(join(root, 'packages/rule/src/a.ts'));
    expect(findings('packages/rule/vite.config.ts', 'export default {};\n')).toBe('');
  });

  it("refuses a barrel but in a package's entry and a registry's index", () => {
    const star = "export * from './a.ts';\n";
    expect(findings('packages/rule/src/index.ts', star)).toBe('');
    expect(findings('packages/rule/src/operators/index.ts', star)).toBe('');
    expect(findings('packages/rule/src/everything.ts', star)).toContain('a barrel');
  });

  it('asks a file with logic for its first sentence', () => {
    const body = 'export const a = 1;\n'.repeat(20);
    expect(findings('packages/rule/src/a.ts', body)).toContain('a.ts:1: the first line');
    expect(findings('packages/rule/src/a.ts', `// What it is for.\n${body}`)).toBe('');
  });

  it('tells median and ninetieth percentile', () => {
    for (const count of [10, 20, 30]) write(`packages/rule/src/a${count}.ts`, lines(count));
    expect(checkSize(root).summary).toBe('3 files, median 20 lines, nine of ten ≤ 30, longest 30');
  });
});

describe('check-tracked', () => {
  // Put together here, so that this file does not hold what it looks for.
  const secret = (...parts) => parts.join('');

  it.each([
    ['a.ts', secret("const a = '/wo", "rk/main/a.ts';"), 'path'],
    ['a.md', secret('see /ho', 'me/someone/x'), 'path'],
    ['a.pem', secret('-----BEGIN RSA PRIV', 'ATE KEY-----'), 'private key'],
    ['a.ts', secret('gh', 'p_', 'a'.repeat(36)), 'access token'],
    ['pnpm-lock.yaml', secret('  tarball', ': https', '://host/a.tgz'), 'registry'],
  ])('finds in %s: %s', (path, text, what) => {
    expect(judgeText(path, `first\n${text}`).join()).toMatch(new RegExp(`^${path}:2: .*${what}`));
  });

  it('lets ordinary text pass', () => {
    expect(judgeText('a.md', 'GET https://example.com/work/1 and ./work/a, packages/web/src/home/page.tsx')).toEqual(
      [],
    );
  });
});
