export * from './errors.ts';
export { createImporter } from './imports/create-importer.ts';
export type * from './imports/importer.ts';
