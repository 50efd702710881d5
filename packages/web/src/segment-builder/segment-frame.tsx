// SegmentFrame: the segment builder's regions in the document frame, and its dialogs.
import { segmentKind, tieringKind } from '@keepwell/model';
import { textIn } from '@keepwell/kernel';
import { ProblemRow } from '@keepwell/ui';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useBuilder } from '../builder/builder-context.tsx';
import { DiscardDialog } from '../builder/discard-dialog.tsx';
import { DocumentFrame } from '../builder/document-frame.tsx';
import { DraftConflictDialog } from '../builder/draft-conflict-dialog.tsx';
import type { DraftSession } from '../builder/draft-session.ts';
import { DrawerHead } from '../builder/drawer-head.tsx';
import { HistoryPanel } from '../builder/history-panel.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useFailure } from '../problem/use-failure.ts';
import type { SegmentBody } from '../segments/use-segments.ts';
import { useDocumentTitle } from '../shell/page-frame.tsx';
import { DeleteSegmentDialog } from './delete-segment-dialog.tsx';
import { MembershipImpact } from './membership-impact.tsx';
import { NamePanel } from './name-panel.tsx';
import { PublishSegmentDialog } from './publish-segment-dialog.tsx';
import { RuleCanvas } from './rule-canvas.tsx';
import { useDesk } from './segment-context.tsx';
import { TierCanvas } from './tier-canvas.tsx';
import { useConflictWords } from './use-conflict-words.ts';

type Panel = 'problems' | 'history';
type Asking = 'publish' | 'delete' | 'discard' | null;

export function SegmentFrame({ session }: { readonly session: DraftSession<SegmentBody> }): ReactElement {
  const t = useText('segments');
  const words = useText('builder');
  const { id, kind, doc, published, issues, lookup, reader } = useDesk();
  const { revision, draft, flush } = useBuilder();
  const navigate = useNavigate();
  const fail = useFailure();
  const conflictWords = useConflictWords();
  const [panel, setPanel] = useState<Panel | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const name = textIn(doc.labels, reader.language, t('unnamed'));
  useDocumentTitle(name);
  const of = kind === 'segment' ? segmentKind : tieringKind;

  function openPublish(): void {
    if (errors > 0) setPanel('problems');
    else flush().then(() => setAsking('publish'), fail);
  }

  return (
    <>
      <DocumentFrame
        className="segment-builder"
        back={{
          label: t('back'),
          onBack: () => void navigate({ to: '/segments/$segment', params: { segment: id }, search: {} }),
        }}
        name={name}
        subtitle={
          revision === 0
            ? t('subtitleNew', { kind: t(`kind_${kind}`) })
            : t('subtitle', { kind: t(`kind_${kind}`), revision })
        }
        errors={errors}
        warnings={issues.length - errors}
        onProblems={() => setPanel(panel === 'problems' ? null : 'problems')}
        onHistory={() => setPanel('history')}
        onDiscard={() => setAsking('discard')}
        commands={[{ id: 'delete', label: t('delete'), icon: Trash2, danger: true, run: () => setAsking('delete') }]}
        onPublish={openPublish}
        left={<NamePanel />}
        right={<MembershipImpact heading />}
        drawerHead={
          <DrawerHead<Panel>
            open={panel}
            onOpen={setPanel}
            panels={[
              { panel: 'problems', label: words('drawer_problems'), count: issues.length },
              { panel: 'history', label: words('drawer_history') },
            ]}
          />
        }
        drawer={panel === null ? undefined : panel === 'problems' ? <SegmentProblems /> : <HistoryPanel />}
      >
        {kind === 'segment' ? <RuleCanvas /> : <TierCanvas />}
      </DocumentFrame>
      {draft.conflict !== null && (
        <DraftConflictDialog key={draft.conflict.token} conflict={draft.conflict} doc={doc} {...conflictWords} />
      )}
      {asking === 'publish' && <PublishSegmentDialog onClose={() => setAsking(null)} />}
      {asking === 'delete' && <DeleteSegmentDialog session={session} onClose={() => setAsking(null)} />}
      {asking === 'discard' && (
        <DiscardDialog
          changes={published === null ? 0 : of.diff(published as never, doc as never, lookup).length}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function SegmentProblems(): ReactElement {
  const words = useText('builder');
  const { issues, reader } = useDesk();
  const conflictWords = useConflictWords();
  if (issues.length === 0) return <p className="drawer__empty muted">{words('noProblems')}</p>;
  return (
    <ul>
      {issues.map((found, index) => (
        <ProblemRow
          key={`${index} ${found.code} ${found.path.join('/')}`}
          severity={found.severity}
          consequence={words(found.severity === 'error' ? 'blocksPublishing' : 'mayPublish')}
          onOpen={() =>
            document
              .querySelector<HTMLElement>(
                `[data-place="${found.path.slice(0, 2).join('/')}"], [data-place="${found.path[0]}"]`,
              )
              ?.querySelector<HTMLElement>('input, button, select, textarea')
              ?.focus()
          }
        >
          <b>{conflictWords.placeWords(found.path)}</b>
          {words('colon')}
          {describeFinding(found, reader.language)}
        </ProblemRow>
      ))}
    </ul>
  );
}
