// The packages, as data: layer, what each may import of ours, and which libraries. docs/architecture.md tells why.

/** Packages that are pure: no disk, network, clock, chance or process. Time and ids come in as arguments. */
export const pureLayers = new Set([0, 1, 2, 3]);

const engines = ['exchange', 'health', 'form', 'flow', 'report'];
const pure = ['kernel', 'retention', 'rule', 'model', ...engines];

/**
 * `may`: packages of ours. `mayInReact`: more of them for views (.tsx and the `/react` entry). `libraries`: third party by
 * name (a trailing `*` matches the rest). `librariesInReact`: only in views. `onlyIn`: a library kept to these folders.
 */
export const packages = {
  kernel: { layer: 0, may: [], libraries: [] },
  ui: {
    layer: 0,
    may: [],
    isReact: true,
    hasDom: true,
    libraries: ['react', 'react-dom', '@base-ui/react', 'react-day-picker', 'lucide-react', '@dnd-kit/*'],
  },
  retention: { layer: 0, may: [], libraries: ['simple-statistics'] },
  rule: {
    layer: 1,
    may: ['kernel'],
    libraries: ['re2js', 'kysely'],
    // The reference says which operators have SQL, so it asks for some.
    onlyIn: { kysely: ['src/sql/', 'src/reference/'] },
  },
  model: {
    layer: 2,
    may: ['kernel', 'rule'],
    mayInReact: ['ui'],
    libraries: ['ajv', 'ajv-formats', 'typebox', 'pinyin-pro', 'kysely'],
    librariesInReact: ['react', 'lucide-react'],
    onlyIn: { kysely: ['src/sql/'] },
  },
  exchange: {
    layer: 3,
    may: ['kernel', 'rule', 'model'],
    libraries: ['csv-parse', 'papaparse', 'pinyin-pro', 'exceljs', 'fflate', 'saxes'],
  },
  health: {
    layer: 3,
    may: ['kernel', 'rule', 'model', 'retention'],
    mayInReact: ['ui'],
    libraries: ['typebox', 'kysely'],
    librariesInReact: ['react', 'lucide-react'],
    onlyIn: { kysely: ['src/sql/'] },
  },
  form: {
    layer: 3,
    may: ['kernel', 'rule', 'model'],
    mayInReact: ['ui'],
    libraries: ['typebox'],
    librariesInReact: ['react', 'react-hook-form', 'lucide-react'],
  },
  flow: {
    layer: 3,
    may: ['kernel', 'rule', 'model'],
    mayInReact: ['ui'],
    libraries: ['typebox'],
    librariesInReact: ['react', '@xyflow/react', 'lucide-react'],
  },
  report: {
    layer: 3,
    may: ['kernel', 'rule', 'model', 'retention'],
    mayInReact: ['ui'],
    libraries: ['typebox', 'kysely', 'echarts'],
    librariesInReact: ['react', 'lucide-react'],
    onlyIn: { kysely: ['src/sql/'] },
  },
  store: { layer: 4, may: pure, libraries: ['kysely', 'better-sqlite3', 'pg'] },
  api: { layer: 4, may: pure, libraries: ['typebox'] },
  host: { layer: 5, may: [...pure, 'store'], libraries: ['nodemailer', 'graphile-worker', '@duckdb/*', 'kysely'] },
  server: {
    layer: 6,
    may: [...pure, 'store', 'api', 'host'],
    libraries: [
      'fastify',
      '@fastify/*',
      'better-auth',
      '@better-auth/*',
      'better-sqlite3',
      'pg',
      'kysely',
      'ajv',
      'ajv-formats',
      'typebox',
      'prom-client',
      'pino',
    ],
  },
  web: {
    layer: 6,
    may: [...pure, 'api', 'ui'],
    isReact: true,
    hasDom: true,
    libraries: [
      'react',
      'react-dom',
      '@base-ui/react',
      '@dnd-kit/core',
      '@tanstack/*',
      'i18next',
      'react-i18next',
      'immer',
      'zustand',
      'react-hook-form',
      'lucide-react',
      'echarts',
      'typebox',
    ],
  },
};

/** These never load views: an import of any `/react` entry is refused. */
export const neverViews = ['server', 'host', 'store', 'api'];

/** Node's own modules, for those above the pure layers that run on Node. */
export const onNode = ['store', 'host', 'server'];

/** Pages that must stay light: from these entries no static import may reach such a file or library. */
export const lightEntries = [
  {
    entry: 'packages/web/src/public-form/main.tsx',
    never: [/\/builders?\//, /^echarts/, /\/designer\//],
    because: 'a public form page loads neither builders nor charts',
  },
];

/** Globals that are input or output. In a pure package each is a finding unless the file declares the name itself. */
export const impureGlobals = new Set([
  'process',
  'console',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'crypto',
  'navigator',
  'localStorage',
  'sessionStorage',
  'document',
  'window',
  'globalThis',
  'require',
  'Buffer',
  '__dirname',
  '__filename',
]);

/** What a package of the browser may use of these. */
export const domGlobals = new Set([
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'navigator',
  'document',
  'window',
  'globalThis',
]);

/** Members and calls that read the clock or chance. */
export const impureMembers = new Set(['Date.now', 'Math.random']);
