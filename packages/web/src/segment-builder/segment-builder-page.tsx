// SegmentBuilderPage: /segments/:segment/edit: opens the draft of a segment or tiering and hands it to the frame.
import { hasErrors } from '@keepwell/kernel';
import { checkBody, type Entity, segmentKind, tieringKind } from '@keepwell/model';
import { EmptyState } from '@keepwell/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { OpenDraftPage } from '../builder/open-draft.tsx';
import type { OpenDraft } from '../builder/use-draft-session.ts';
import { useEntity } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useLookup } from '../rule-editor/index.ts';
import { kindOfBody, type SegmentBody } from '../segments/use-segments.ts';
import { PagePending } from '../shell/page-pending.tsx';
import { DeskProvider, type SegmentDesk } from './segment-context.tsx';
import { SegmentFrame } from './segment-frame.tsx';
import '../builder/plan.css';
import '../health-builder/impact.css';
import './segment-builder.css';

const route = getRouteApi('/builder/segments/$segment/edit');

export function SegmentBuilderPage(): ReactElement {
  const { segment } = route.useParams();
  // Nothing may suspend while the draft is open.
  useText('rule');
  useText('segments');
  return (
    <OpenDraftPage<SegmentBody> key={segment} id={segment}>
      {(open) => <WithSubject id={segment} open={open} />}
    </OpenDraftPage>
  );
}

interface OpenSegmentProps {
  readonly id: string;
  readonly open: OpenDraft<SegmentBody>;
}

function WithSubject({ id, open }: OpenSegmentProps): ReactElement {
  const t = useText('segments');
  const entity = useEntity(useStore(open.editor, ({ doc }) => doc.entity));
  if (entity === undefined) return <PagePending />;
  if (entity === null) return <EmptyState>{t('entityGone')}</EmptyState>;
  return <OpenSegment id={id} open={open} entity={entity} />;
}

function OpenSegment({ id, open, entity }: OpenSegmentProps & { readonly entity: Entity }): ReactElement {
  const { editor, session } = open;
  const reader = useReader();
  const lookup = useLookup();
  const doc = useStore(editor, (state) => state.doc);
  const kind = kindOfBody(doc);
  const published = useStore(session, (state) => state.document.published?.body ?? null) as SegmentBody | null;
  // Judged a moment behind the typing, which it must not slow down.
  const settled = useDeferredValue(doc);
  const issues = useMemo(() => {
    const of = kind === 'segment' ? segmentKind : tieringKind;
    const shape = checkBody(of, settled);
    return hasErrors(shape) ? shape : of.check(settled as never, id, lookup);
  }, [kind, settled, id, lookup]);
  const edit = useCallback<SegmentDesk['edit']>(
    (label, change, mergeKey) => editor.edit(label, (body) => change(body as never) as never, mergeKey),
    [editor],
  );
  const desk = useMemo<SegmentDesk>(
    () => ({ id, kind, doc, entity, published, lookup, reader, issues, edit }),
    [id, kind, doc, entity, published, lookup, reader, issues, edit],
  );
  return (
    <DeskProvider value={desk}>
      <SegmentFrame session={session} />
    </DeskProvider>
  );
}
