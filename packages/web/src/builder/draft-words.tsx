// DraftWords: how the draft is kept, in words, with what can be done about it.
import { DraftState, type DraftStatus } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useBuilder } from './builder-context.tsx';
import type { DraftState as Draft } from './draft-session.ts';

export function DraftWords(): ReactElement | null {
  const t = useText('builder');
  const common = useText('common');
  const { draft, revision, flush, reader, past } = useBuilder();
  const people = usePeople();
  const fail = useFailure();
  const time = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: reader.timeZone }).format(at);

  function statusOf(state: Draft): DraftStatus | null {
    switch (state.kind) {
      case 'waiting':
      case 'saving':
        return { kind: 'saving' };
      case 'offline':
        return { kind: 'offline', changes: Math.max(1, past.length) };
      case 'conflict':
        return { kind: 'conflict', who: people[state.conflict?.by ?? ''] ?? common('someone') };
      case 'failed':
        return { kind: 'failed' };
      case 'saved':
      case 'clean':
        if (state.document.draft !== null) {
          return { kind: 'saved', at: time(state.savedAt ?? state.document.draft.updatedAt) };
        }
        return revision === 0 ? null : { kind: 'live', version: `v${revision}` };
    }
  }
  const status = statusOf(draft);
  if (status === null) return null;
  const canRetry = status.kind === 'failed' || status.kind === 'offline';
  return (
    <DraftState
      status={status}
      action={
        canRetry && (
          <button type="button" className="link" onClick={() => void flush().catch(fail)}>
            {t('tryAgain')}
          </button>
        )
      }
    />
  );
}
