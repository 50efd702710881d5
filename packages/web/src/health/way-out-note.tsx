// WayOutNote: the smallest change that would bring the record into a better band, in one line.
import { smallestChanges, type ScoreReceipt, toPoints } from '@keepwell/health';
import { Lightbulb } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export interface WayOutNoteProps {
  readonly receipt: ScoreReceipt;
  bandName(id: string): string;
  nameOf(id: string): string;
  shown(path: string, value: unknown): string;
}

export function WayOutNote({ receipt, bandName, nameOf, shown }: WayOutNoteProps): ReactElement | null {
  const t = useText('health');
  const [least] = useMemo(() => smallestChanges(receipt), [receipt]);
  if (least === undefined) return null;
  const changes = least.changes
    .map(({ indicator, path, from, to }) =>
      t('change', { name: nameOf(indicator), from: shown(path, from), to: shown(path, to) }),
    )
    .join(t('and'));
  const points = (Math.round(Math.abs(toPoints(least.difference)) * 10) / 10).toFixed(1);
  const sign = least.difference < 0 ? '−' : '+';
  return (
    <p className="why__way">
      <Lightbulb className="i" aria-hidden="true" />
      <span>{t('wayOut', { band: bandName(least.band), changes, points: `${sign}${points}` })}</span>
    </p>
  );
}
