export * from './errors.ts';
export { createImporter } from './imports/create-importer.ts';
export { createImportWorkers, type ImportWorkers } from './imports/import-workers.ts';
export type * from './imports/importer.ts';
export * from './scoring/publish-model.ts';
export * from './scoring/scorer.ts';
