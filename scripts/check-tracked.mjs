// Checks that no tracked file holds a secret, a path of somebody's machine or the address of a package registry.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Written so that this file does not match itself. */
const patterns = [
  { pattern: /(?<![\w.~@-])\/(?:work|root|home\/[a-z]\w*|Users\/\w+)\/[\w.]/, what: "a path of somebody's machine" },
  { pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, what: 'a private key' },
  {
    pattern: /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abpr]-[A-Za-z0-9-]{20,}|npm_[A-Za-z0-9]{36})\b/,
    what: 'an access token',
  },
];
const inLockfile = [{ pattern: /https?:\/\/|tarball:|resolved:/, what: 'the address of a package registry' }];
const binary = /\.(png|jpe?g|gif|webp|ico|woff2?|xlsx|zip|gz|db|sqlite)$/i;

export function judgeText(path, text) {
  const isLockfile = /(^|\/)(pnpm-lock\.yaml|package-lock\.json)$/.test(path);
  const findings = [];
  text.split('\n').forEach((line, index) => {
    for (const { pattern, what } of isLockfile ? [...patterns, ...inLockfile] : patterns) {
      if (pattern.test(line)) findings.push(`${path}:${index + 1}: ${what}`);
    }
  });
  return findings;
}

export function checkTracked(root) {
  // A checkout without git (an archive) has nothing that could be committed.
  if (!existsSync(join(root, '.git'))) return [];
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  return tracked
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(root, path)))
    .filter((path) => statSync(join(root, path)).size < 5_000_000)
    .flatMap((path) => judgeText(path, readFileSync(join(root, path), 'utf8')));
}
