export * from './app.ts';
export * from './document-kind.ts';
export * from './entity.ts';
export * from './field-type.ts';
export * from './record.ts';
export * from './view.ts';
