export * from './actor.ts';
export type * from './changes/change-log.ts';
export type * from './documents/document-store.ts';
export * from './errors.ts';
export type * from './jobs/job-store.ts';
export type * from './records/record-store.ts';
export type * from './settings/setting-store.ts';
export type * from './scores/score-store.ts';
export * from './store.ts';
