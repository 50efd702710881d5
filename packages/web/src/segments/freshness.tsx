// Freshness: whether a segment is live, late, or being computed, in words and with a sign that is not colour alone.
import { Progress } from '@keepwell/ui';
import { CircleAlert, Radio } from 'lucide-react';
import type { ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import type { SegmentState } from './use-segments.ts';

/** A change that waits less is on its way; the page says so only of one that is late. */
const lateAfterMs = 3000;

export function Freshness({ state, readAt }: { readonly state: SegmentState; readonly readAt: number }): ReactElement {
  const t = useText('segments');
  const reader = useReader();
  const { running, at, lateSince } = state;
  if (running !== null || at === null) {
    const label = t(at === null ? 'filling' : 'refreshing');
    return running === null ? (
      <span className="muted">{label}</span>
    ) : (
      <Progress label={label} done={running.done} all={Math.max(1, running.total)} />
    );
  }
  if (lateSince !== null && readAt - lateSince > lateAfterMs) {
    return (
      <span className="freshness freshness--late" role="status">
        <CircleAlert className="i i--14" aria-hidden="true" />
        {t('late', { when: formatMoment(lateSince, reader) })}
      </span>
    );
  }
  return (
    <span className="freshness">
      <Radio className="i i--14" aria-hidden="true" />
      {t('live', { when: formatMoment(readAt, reader) })}
    </span>
  );
}
