// Skeleton: the shape of what is being loaded: lines of text, rows of a table, or a list with pictures.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../language/ui-language.tsx';

export interface SkeletonProps {
  shape?: 'lines' | 'table' | 'list';
  rows?: number;
  /** Columns of a table. */
  columns?: number;
  className?: string;
}

// Uneven lengths read as text; fixed ones, so that nothing jumps between two renders.
const lengths = [82, 64, 74, 58, 88, 70, 46, 78];

export function Skeleton({ shape = 'lines', rows = 4, columns = 4, className }: SkeletonProps): ReactElement {
  const texts = useUiTexts();
  const bars = shape === 'lines' ? 1 : shape === 'list' ? 3 : columns;
  return (
    <div className={classNames('skeleton', `skeleton--${shape}`, className)} role="status" aria-busy="true">
      <span className="sr">{texts.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          className="skeleton__row"
          key={row}
          style={shape === 'table' ? { gridTemplateColumns: `2fr repeat(${columns - 1}, 1fr)` } : undefined}
        >
          {shape === 'list' && <span className="skel skel--circle" />}
          {Array.from({ length: bars }, (__, bar) => (
            <span
              className="skel"
              key={bar}
              style={bar === 0 ? { width: `${lengths[row % lengths.length] ?? 70}%` } : undefined}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
