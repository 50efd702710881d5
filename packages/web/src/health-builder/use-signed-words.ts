// useSignedWords: the figures of a sign-off as sentences and numbers of the reader's language.
import type { ReviewFigures } from '@keepwell/health';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { useLostChoices } from './outcome-input.tsx';
import { useFigures } from './use-figures.ts';

export interface SignedFigure {
  readonly name: 'wrongAlerts' | 'falsePositives' | 'misses' | 'auc';
  readonly label: string;
  readonly value: string;
  readonly interval: string;
}

export interface SignedWords {
  /** Who counted as lost, from which score on alerts began, how many records were looked at. */
  basis(figures: ReviewFigures): string;
  figures(figures: ReviewFigures): readonly SignedFigure[];
}

export function useSignedWords(): SignedWords {
  const t = useText('healthBuilder');
  const { reader } = useDesk();
  const { choices } = useLostChoices();
  const { count, rate, interval } = useFigures();

  function outcomeOf({ field, lost }: ReviewFigures['asked']['outcome']): string {
    const words = lost.map(
      (value) =>
        // A field that has gone since is named by its id: the sign-off is older than its end.
        choices.find((choice) => choice.field === field && choice.lost === value)?.label ?? `${field} = ${value}`,
    );
    return words.join(reader.language === 'zh' ? '、' : ', ');
  }

  return {
    basis: ({ asked, polarity, records }) =>
      t(`signedBasis_${asked.among}`, {
        outcome: outcomeOf(asked.outcome),
        alert: t(`signedAlert_${polarity}`, { points: asked.threshold }),
        shown: count(records),
        count: records,
      }),
    figures: ({ auc, wrongAlertShare, falsePositiveRate, missRate }) => [
      ...(
        [
          ['wrongAlerts', wrongAlertShare],
          ['falsePositives', falsePositiveRate],
          ['misses', missRate],
        ] as const
      ).map(([name, of]) => ({ name, label: t(name), value: rate(of), interval: interval(of) })),
      {
        name: 'auc',
        label: 'AUC',
        value: auc.auc.toFixed(3),
        interval: `${auc.low.toFixed(3)} – ${auc.high.toFixed(3)}`,
      },
    ],
  };
}
