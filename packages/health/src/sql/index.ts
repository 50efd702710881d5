export * from './score-options.ts';
export * from './score-select.ts';
export * from './score-table.ts';
export * from './reference-sql.ts';
