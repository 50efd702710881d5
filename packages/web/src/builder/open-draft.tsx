// OpenDraftPage: reads a document's draft and hands it to its builder, with what was recovered or merged said in a toast.
import { useToast } from '@keepwell/ui';
import { useEffect, type ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { usePerson, useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { BuilderProvider, useBuilderOf } from './builder-context.tsx';
import type { DraftClash } from './draft-session.ts';
import { useDraftSession, type OpenDraft } from './use-draft-session.ts';
import './builder.css';

export interface OpenDraftPageProps<Doc> {
  /** Key the component by it. */
  readonly id: string;
  readonly children: (open: OpenDraft<Doc>) => ReactElement;
}

export function OpenDraftPage<Doc>({ id, children }: OpenDraftPageProps<Doc>): ReactElement {
  const t = useText('builder');
  const people = usePeople();
  const me = usePerson().id;
  const reader = useReader();
  const toast = useToast();
  const { open, failure, retry } = useDraftSession<Doc>(id, {
    recoveryLabel: t('recoveredStep'),
    onMerged: (clash: DraftClash) => {
      const who = clash.by === me ? t('youElsewhere') : (people[clash.by] ?? t('somebody'));
      toast.show({
        key: 'builder-merged',
        kind: 'info',
        message: t('merged', { who, when: formatMoment(clash.at, reader) }),
      });
    },
  });
  if (failure !== undefined) {
    return (
      <main className="builder__failed">
        <ProblemPanel failure={failure} onRetry={retry} />
      </main>
    );
  }
  if (open === undefined) return <PagePending />;
  return (
    <Opened id={id} open={open}>
      {children(open)}
    </Opened>
  );
}

interface OpenedProps<Doc> {
  readonly id: string;
  readonly open: OpenDraft<Doc>;
  readonly children: ReactElement;
}

function Opened<Doc>({ id, open, children }: OpenedProps<Doc>): ReactElement {
  const t = useText('builder');
  const toast = useToast();
  const reader = useReader();
  const { editor, session } = open;
  const builder = useBuilderOf(id, open);
  useEffect(() => {
    if (session.recoveredAt === null) return;
    toast.show({
      key: 'builder-recovered',
      kind: 'info',
      message: t('recovered', { when: formatMoment(session.recoveredAt, reader) }),
      action: { label: t('recoveredDrop'), onAct: () => void editor.undo() },
      duration: 12_000,
    });
    // Said once, when the draft is opened, whatever the words were called since.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [session, editor]);
  return <BuilderProvider value={builder}>{children}</BuilderProvider>;
}
