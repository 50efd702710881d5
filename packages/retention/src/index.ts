export * from './wilson-interval.ts';
export * from './rate.ts';
export * from './alert-review.ts';
export * from './auc.ts';
export * from './quantile.ts';
export * from './theil-sen.ts';
export * from './histogram.ts';
export * from './difference.ts';
