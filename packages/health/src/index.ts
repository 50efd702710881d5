export * from './definition.ts';
export * from './points.ts';
export * from './indicator-type.ts';
export * from './score-receipt.ts';
export type * from './compiled-model.ts';
