export * from './score-options.ts';
export * from './score-select.ts';
export * from './score-table.ts';
export * from './reference-sql.ts';
export * from './changed-rows.ts';
export * from './distribution-sql.ts';
