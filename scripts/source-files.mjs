// Lists the source files of the packages and of the scripts, and says which kind each is.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const skipped = new Set([
  'node_modules',
  'dist',
  'fixtures',
  'generated',
  '.git',
  '.cache',
  'test-results',
  'playwright-report',
]);

export function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* filesBelow(join(folder, entry.name));
    } else {
      yield join(folder, entry.name);
    }
  }
}

/** TypeScript files of the packages, as `{ path, name, inside, kind }`; `inside` is the path within the package. */
export function* packageSources(root) {
  for (const path of filesBelow(join(root, 'packages'))) {
    if (!/\.(ts|tsx|mts)$/.test(path) || path.endsWith('.d.ts')) continue;
    const short = relative(root, path).split(sep).join('/');
    const [, name, ...rest] = short.split('/');
    const inside = rest.join('/');
    yield { path, short, name, inside, kind: kindOf(inside) };
  }
}

/** source, test (tests, fixtures, benches and end-to-end), tool (configuration and command lines). */
export function kindOf(inside) {
  if (/\.(test|test-d|spec)\.tsx?$/.test(inside) || /^(test|e2e|bench)\//.test(inside) || /\/testing\//.test(inside))
    return 'test';
  if (!inside.startsWith('src/') || /^src\/cli(\.ts$|\/)/.test(inside)) return 'tool';
  return 'source';
}

/** Views: components and the `/react` entry with what only it holds. */
export function isView(inside) {
  return (
    inside.endsWith('.tsx') ||
    inside === 'src/react.ts' ||
    inside.startsWith('src/react/') ||
    inside.startsWith('src/inputs/') ||
    inside.endsWith('-view.ts') ||
    inside.endsWith('/views.ts')
  );
}
