export * from './app-error.ts';
export * from './bench-row.ts';
export * from './clock.ts';
export * from './id.ts';
export * from './issue.ts';
export * from './json.ts';
export * from './registry.ts';
export * from './text.ts';
