// Resizer: the edge between two panels: drag it, move it with the arrows, double-click to reset.
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface ResizerProps {
  label: string;
  /** Pixels of the panel it sizes. */
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  /** Restored by a double-click. */
  initial: number;
  /** Where the sized panel lies from the edge: a left panel grows when the edge goes right. */
  panelSide: 'left' | 'right' | 'bottom';
  className?: string;
}

export function Resizer(props: ResizerProps): ReactElement {
  const { label, value, onChange, min, max, initial, panelSide, className } = props;
  const start = useRef<{ at: number; value: number } | null>(null);
  const sideways = panelSide !== 'bottom';
  const sign = panelSide === 'left' ? 1 : -1;
  const set = (next: number): void => onChange(Math.round(Math.min(Math.max(next, min), max)));
  const position = (event: PointerEvent): number => (sideways ? event.clientX : event.clientY);
  const press = (event: KeyboardEvent): void => {
    const forward = sideways ? 'ArrowRight' : 'ArrowDown';
    const back = sideways ? 'ArrowLeft' : 'ArrowUp';
    const step = event.shiftKey ? 64 : 16;
    if (event.key === forward) set(value + sign * step);
    else if (event.key === back) set(value - sign * step);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };
  return (
    // A separator that moves is a control by WAI-ARIA; the rules below know only the fixed one.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={sideways ? 'vertical' : 'horizontal'}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classNames('resizer', `resizer--${panelSide}`, className)}
      onKeyDown={press}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: position(event), value };
      }}
      onPointerMove={(event) => {
        if (start.current) set(start.current.value + sign * (position(event) - start.current.at));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
