// BandChip: health as shape, number and word. Only the shape is coloured, so the words stay readable in every theme.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../language/ui-language.tsx';

export const bands = ['healthy', 'watch', 'risk', 'critical', 'unknown'] as const;
export type Band = (typeof bands)[number];

export interface BandShapeProps {
  band: Band;
  className?: string;
}

const drawings: Readonly<Record<Band, ReactElement>> = {
  healthy: <circle cx="5" cy="5" r="4.6" />,
  watch: <path d="M5 0 10 5 5 10 0 5z" />,
  risk: <rect x=".6" y=".6" width="8.8" height="8.8" rx=".6" />,
  critical: <path d="M5 .3 10 9.5H0z" />,
  unknown: <circle cx="5" cy="5" r="3.9" />,
};

/** The shape alone, for legends; a word must stand beside it. */
export const BandShape = ({ band, className }: BandShapeProps): ReactElement => (
  <svg className={classNames('shape', `k-${band}`, className)} viewBox="0 0 10 10" aria-hidden="true">
    {drawings[band]}
  </svg>
);

export interface BandChipProps {
  band: Band;
  /** The score, already rounded as it should read. */
  score?: number | string | null;
  /** `bare` in tables, `lg` in page heads. */
  look?: 'chip' | 'bare' | 'lg';
  /** Replaces the band's word (own schemes). */
  label?: string;
  className?: string;
}

export function BandChip({ band, score, look = 'chip', label, className }: BandChipProps): ReactElement {
  const texts = useUiTexts();
  return (
    <span className={classNames('band', look !== 'chip' && `band--${look}`, className)}>
      <BandShape band={band} />
      {score != null && <b>{score}</b>}
      <span>{label ?? texts.band[band]}</span>
    </span>
  );
}
