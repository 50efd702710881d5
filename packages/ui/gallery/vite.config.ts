// The gallery is a page of its own, for looking at the kit; it is not part of the product.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [react()], build: { outDir: 'dist', emptyOutDir: true } });
