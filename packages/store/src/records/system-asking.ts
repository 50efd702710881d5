// A question the product itself asks inside a write: every row, every field.
import { type Acting, wholeGrant } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Step } from '../database/step.ts';
import { type Asking, toAsking } from './asking.ts';
import { contextOf } from './writing.ts';

export function* systemAsking(work: Work, acting: Acting, entity: string): Step<Asking> {
  const catalog = yield* work.catalog();
  return toAsking(work.dialect, catalog, acting, catalog.need(entity), wholeGrant, contextOf(acting));
}
