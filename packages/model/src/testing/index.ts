// For tests of any package: an entity like the Telco file, and seeded records of any entity.
export * from './random-values.ts';
export * from './sample-entities.ts';
