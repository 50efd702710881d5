// What each part of the build is made of, and whether what was built is still made of that.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

const isTest = /\.(test|bench)\.[a-z]+$/;

/** A built part: which sources it is made of, and the file that must exist when it is built. */
export const parts = {
  server: {
    folder: 'dist/server',
    proof: 'dist/server/main.js',
    without: new Set(['web', 'ui']),
    takes: (name) => name.endsWith('.ts') || name.endsWith('.json') || name.endsWith('.sql'),
    also: ['scripts/build-server.mjs'],
  },
  web: {
    folder: 'dist/web',
    proof: 'dist/web/index.html',
    without: new Set(['server', 'host', 'store']),
    takes: () => true,
    also: ['packages/web/index.html', 'packages/web/vite.config.ts', 'packages/web/public', 'scripts/build-parts.mjs'],
  },
};

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'fixtures') yield* filesBelow(path);
    } else if (!isTest.test(entry.name)) {
      yield path;
    }
  }
}

function* inputsOf(part, from) {
  for (const path of ['pnpm-lock.yaml', 'tsconfig.json', ...part.also]) {
    const full = join(from, path);
    if (!existsSync(full)) continue;
    if (statSync(full).isDirectory()) yield* filesBelow(full);
    else yield full;
  }
  for (const name of readdirSync(join(from, 'packages')).sort()) {
    if (part.without.has(name)) continue;
    const manifest = join(from, 'packages', name, 'package.json');
    if (existsSync(manifest)) yield manifest;
    const source = join(from, 'packages', name, 'src');
    if (!existsSync(source)) continue;
    for (const path of filesBelow(source)) if (part.takes(path)) yield path;
  }
}

/** A digest of path, size and time of change of every input: reading contents would cost more than the 50 ms we have. */
export function fingerprint(name, from = root) {
  const hash = createHash('sha1');
  for (const path of inputsOf(parts[name], from)) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path.slice(from.length)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

export const stampOf = (name, from = root) => join(from, parts[name].folder, '.stamp');

/** The parts whose output is missing or made of something else than what is here now. */
export function staleParts(from = root) {
  return Object.keys(parts).filter((name) => {
    const stamp = stampOf(name, from);
    const isBuilt = existsSync(stamp) && existsSync(join(from, parts[name].proof));
    return !isBuilt || readFileSync(stamp, 'utf8') !== fingerprint(name, from);
  });
}
