// Builds the workspace entry into dist/web at the repository's root; in development, /api goes to the running server.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['KEEPWELL_SERVER'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 4401,
    strictPort: true,
    proxy: { '/api': { target: server, changeOrigin: false }, '/healthz': server },
  },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    rollupOptions: {
      // Our packages do nothing when they are merely imported, so a page carries only what it uses of them: not the pinyin
      // dictionary of the sort keys, not the SQL of the rule operators.
      treeshake: {
        moduleSideEffects: (id) =>
          id.endsWith('.css') || !/packages\/(?:kernel|ui|rule|model|exchange|api)\/src\//.test(id),
      },
      output: {
        // The kit and the router change seldom: their own chunks stay in the cache when a screen changes.
        manualChunks(id) {
          if (/node_modules\/(?:\.pnpm\/)?(?:react|react-dom|scheduler)[@/]/.test(id)) return 'react';
          if (id.includes('@tanstack')) return 'tanstack';
          return undefined;
        },
      },
    },
  },
});
