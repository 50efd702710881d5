export * from './errors.ts';
export * from './imports/importer.ts';
