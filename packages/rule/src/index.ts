export * from './value-type.ts';
export * from './scope.ts';
export * from './expression.ts';
export * from './parse.ts';
export * from './print.ts';
export * from './errors.ts';
