// BandBar: how many in each band, as one bar with a legend of shapes, words and counts.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { useUiLanguage } from '../language/ui-language.tsx';
import { formatNumber } from '../text/number-text.ts';
import { bands, BandShape, type Band } from './band-chip.tsx';

export interface BandBarProps {
  counts: Readonly<Partial<Record<Band, number>>>;
  className?: string;
}

export function BandBar({ counts, className }: BandBarProps): ReactElement {
  const { texts, locale } = useUiLanguage();
  const shown = bands.filter((band) => (counts[band] ?? 0) > 0);
  return (
    <div className={className}>
      <div className="bandbar" aria-hidden="true">
        {shown.map((band) => (
          <span key={band} className={`bg-${band}`} style={{ flexGrow: counts[band] }} />
        ))}
      </div>
      <ul className={classNames('legend')}>
        {bands
          .filter((band) => counts[band] !== undefined)
          .map((band) => (
            <li key={band}>
              <BandShape band={band} />
              {texts.band[band]} <b className="num">{formatNumber(counts[band] ?? 0, { locale, decimals: 0 })}</b>
            </li>
          ))}
      </ul>
    </div>
  );
}
