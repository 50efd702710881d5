// Trend: a change as arrow and number, in ink: falling is not red, band and clock carry the alarm.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useUiLanguage } from '../language/ui-language.tsx';
import { formatNumber } from '../text/number-text.ts';

export interface TrendProps {
  /** The change; its sign turns the arrow. */
  change: number;
  decimals?: number;
  /** Behind the number: "pt", "since 12 Feb". */
  children?: ReactNode;
  strong?: boolean;
  /** Writes + or − as well; beside another number the arrow is enough. */
  signed?: boolean;
  className?: string;
}

export function Trend({ change, decimals = 1, children, strong, signed, className }: TrendProps): ReactElement {
  const { texts, locale } = useUiLanguage();
  const size = formatNumber(Math.abs(change), { locale, decimals });
  const said = change === 0 ? texts.trend.same : change > 0 ? texts.trend.up(size) : texts.trend.down(size);
  const sign = signed && change !== 0 ? (change > 0 ? '+' : '−') : '';
  return (
    <span className={classNames('trend', strong && 'strong', className)}>
      {change !== 0 && (
        <svg className="arr" viewBox="0 0 10 8" aria-hidden="true">
          <path d={change > 0 ? 'M5 .5 9.5 7.5H.5z' : 'M5 7.5.5.5h9z'} />
        </svg>
      )}
      <span className="sr">{said}</span>
      <span aria-hidden="true">
        {' '}
        {sign}
        {size}
      </span>
      {children != null && <> {children}</>}
    </span>
  );
}
