// The document kinds of this package; other packages bring their own, and the composition root hands all of them to the store.
import { createRegistry } from '@keepwell/kernel';
import type { DocumentKind } from '../document-kind.ts';
import { appKind } from './app.ts';
import { entityKind } from './entity.ts';
import { segmentKind } from './segment.ts';
import { tieringKind } from './tiering.ts';
import { viewKind } from './view.ts';

export const modelKinds = createRegistry<DocumentKind>([appKind, entityKind, viewKind, segmentKind, tieringKind]);

export { appKind, entityKind, segmentKind, tieringKind, viewKind };
export { ruleReferences, toEntity } from './entity.ts';
