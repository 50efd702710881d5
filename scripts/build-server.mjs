// Bundles the server and its workers into flat ES modules; packages with native parts stay where pnpm put them.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { root } from './checkout.mjs';

/** Packages that load a binary of their own: bundling them would lose it. */
const native = ['better-sqlite3', '@duckdb/node-api', '@resvg/resvg-js', '@node-rs/jieba'];

/**
 * Imports a native package by its path relative to the bundle. pnpm links a package only into the folders that ask for
 * it, so a bare name would not resolve from dist/server; the path does, and costs no extra dependency of the root.
 */
function keepNativeOutside(outdir) {
  const filter = new RegExp(`^(${native.map((name) => name.replace(/[/-]/g, '\\$&')).join('|')})(/|$)`);
  return {
    name: 'keep-native-outside',
    setup(building) {
      building.onResolve({ filter }, async (asked) => {
        if (asked.pluginData === 'resolved') return undefined;
        const found = await building.resolve(asked.path, {
          kind: asked.kind,
          resolveDir: asked.resolveDir,
          pluginData: 'resolved',
        });
        if (found.errors.length > 0) return { errors: found.errors };
        const path = relative(outdir, found.path).split(sep).join('/');
        return { path: path.startsWith('.') ? path : `./${path}`, external: true };
      });
    },
  };
}

/** Every worker below packages, browser packages aside; two of one name would overwrite each other. */
function findWorkers(from) {
  const workers = new Map();
  for (const name of readdirSync(join(from, 'packages'))) {
    const source = join(from, 'packages', name, 'src');
    if (name === 'web' || name === 'ui' || !existsSync(source)) continue;
    for (const entry of readdirSync(source, { recursive: true })) {
      if (!entry.endsWith('.worker.ts')) continue;
      const path = join(source, entry);
      const other = workers.get(basename(path));
      if (other !== undefined) throw new Error(`${other} and ${path} are workers of one name; rename one of them`);
      workers.set(basename(path), path);
    }
  }
  return [...workers.values()];
}

const banner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  // CommonJS packages inside the bundle ask for Node's modules by require.
  'const require = createRequireOfBundle(import.meta.url);',
  // better-sqlite3 13 does not refuse an old Node, it crashes it.
  "if (Number(process.versions.node.split('.')[0]) < 24) {",
  "  console.error('Keepwell runs on Node 24 or newer; start it with `npm start`. 留客需要 Node 24 或更高版本，请用 `npm start` 启动。');",
  '  process.exit(1);',
  '}',
].join('\n');

/** Builds into `outdir`, whose depth below the checkout must be that of the final folder. */
export const buildServer = ({ entry = join(root, 'packages/server/src/main.ts'), outdir, from = root }) =>
  bundle([entry, ...findWorkers(from)], outdir, from);

/** The workers alone, for programs that run from source; see packages/store/src/database/worker-file.ts. */
export const buildWorkers = (outdir) => bundle(findWorkers(root), outdir, root);

async function bundle(entryPoints, outdir, from) {
  await build({
    absWorkingDir: from,
    entryPoints,
    outdir,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Source maps without the sources' text: a stack shows file and line, and the bundle stays small on disk.
    sourcemap: 'linked',
    sourcesContent: false,

    banner: { js: banner },
    external: ['pg-native', 'cloudflare:sockets'],
    plugins: [keepNativeOutside(outdir)],
    logLevel: 'silent',
  });
}
