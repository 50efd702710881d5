export * from './column-name.ts';
export * from './column-type.ts';
export * from './column-value.ts';
export * from './field-column.ts';
