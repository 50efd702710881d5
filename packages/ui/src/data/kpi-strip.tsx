// KpiStrip: a few numbers in one card: label, value, comparison, and the definition in small print.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface Kpi {
  /** Also the key. */
  label: string;
  /** Behind the label: an info button. */
  labelAside?: ReactNode;
  value: ReactNode;
  /** Beside the value: a Trend, "22 / 24". */
  comparison?: ReactNode;
  /** Below: definition, interval, sample size. */
  meta?: ReactNode;
  /** Makes the value a link to the records behind it. */
  href?: string;
  onOpen?: () => void;
}

export interface KpiStripProps {
  items: readonly Kpi[];
  className?: string;
}

function Value({ kpi }: { kpi: Kpi }): ReactElement {
  if (kpi.href !== undefined) {
    return (
      <a href={kpi.href} onClick={kpi.onOpen}>
        {kpi.value}
      </a>
    );
  }
  if (kpi.onOpen) {
    return (
      <button type="button" className="kpi__open" onClick={kpi.onOpen}>
        {kpi.value}
      </button>
    );
  }
  return <span>{kpi.value}</span>;
}

export const KpiStrip = ({ items, className }: KpiStripProps): ReactElement => (
  <dl className={classNames('card kpis', className)}>
    {items.map((kpi) => (
      <div className="kpi" key={kpi.label}>
        <dt className="kpi__label">
          {kpi.label}
          {kpi.labelAside}
        </dt>
        <dd className="kpi__value">
          <Value kpi={kpi} />
          {kpi.comparison != null && <small>{kpi.comparison}</small>}
        </dd>
        {kpi.meta != null && <dd className="meta">{kpi.meta}</dd>}
      </div>
    ))}
  </dl>
);
