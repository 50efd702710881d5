export * from './field-control.tsx';
export * from './field-view.ts';
export { fieldViews } from './field-types/views.ts';
