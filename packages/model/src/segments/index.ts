export * from './definition.ts';
export * from './reads.ts';
export * from './compile-segment.ts';
export { sourceCycle } from './source-cycle.ts';
