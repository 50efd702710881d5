// BuilderFrame: the one frame of every builder: bar, left panel, canvas, inspector, bottom drawer. Edges move, F6 goes round.
import { ChevronLeft } from 'lucide-react';
import { useRef, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { Resizer } from './resizer.tsx';
import { useRegionCycle } from './use-region-cycle.ts';

/** Pixels. */
export interface BuilderSizes {
  left: number;
  right: number;
  drawer: number;
}

export const builderSizes: BuilderSizes = { left: 240, right: 320, drawer: 260 };

export interface BuilderFrameProps {
  /** The way out. */
  back: { label: string; onBack: () => void };
  name: ReactNode;
  /** Below the name: "Form · Live v12". */
  subtitle?: ReactNode;
  /** A DraftState. */
  state?: ReactNode;
  /** Middle of the bar: Tabs without panels. */
  tabs?: ReactNode;
  /** Right end: undo, redo, ProblemsBadge, the Publish button. */
  actions?: ReactNode;
  left?: ReactNode;
  /** The canvas. */
  children: ReactNode;
  right?: ReactNode;
  /** The drawer's line of tabs, always in sight. */
  drawerHead?: ReactNode;
  /** What the drawer shows when it is open. */
  drawer?: ReactNode;
  /** Remembered by the caller; kept here otherwise. */
  sizes?: BuilderSizes;
  onSizes?: (sizes: BuilderSizes) => void;
  /** Dots under the canvas. */
  dotted?: boolean;
  className?: string;
}

export function BuilderFrame(props: BuilderFrameProps): ReactElement {
  const { back, name, subtitle, state, tabs, actions, left, children, right, drawerHead, drawer, dotted } = props;
  const texts = useUiTexts().builder;
  const frame = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(builderSizes);
  useRegionCycle(frame);
  const sizes = props.sizes ?? own;
  const resize = (part: keyof BuilderSizes, value: number): void => {
    const next = { ...sizes, [part]: value };
    setOwn(next);
    props.onSizes?.(next);
  };
  const edge = (
    part: keyof BuilderSizes,
    panelSide: 'left' | 'right' | 'bottom',
    min: number,
    max: number,
  ): ReactElement => (
    <Resizer
      label={texts.resize(texts[part])}
      panelSide={panelSide}
      value={sizes[part]}
      initial={builderSizes[part]}
      min={min}
      max={max}
      onChange={(value) => resize(part, value)}
    />
  );
  const style = {
    '--builder-left': left == null ? '0px' : `${sizes.left}px`,
    '--builder-right': right == null ? '0px' : `${sizes.right}px`,
  } as CSSProperties;
  return (
    <div ref={frame} className={classNames('builder', props.className)} style={style}>
      <header className="builder__bar" data-region tabIndex={-1} aria-label={texts.bar}>
        <div className="hstack">
          <IconButton icon={ChevronLeft} label={back.label} tooltipSide="bottom" onClick={back.onBack} />
          <div className="builder__title">
            <h1 className="builder__name ellipsis">{name}</h1>
            {subtitle != null && <div className="meta ellipsis">{subtitle}</div>}
          </div>
          {state}
        </div>
        <div className="builder__tabs">{tabs}</div>
        <div className="hstack builder__actions">{actions}</div>
      </header>
      {left != null && (
        <aside className="builder__left" data-region tabIndex={-1} aria-label={texts.left}>
          {left}
          {edge('left', 'left', 180, 420)}
        </aside>
      )}
      <div className="builder__middle">
        <main
          className={classNames('builder__canvas', dotted && 'dotted')}
          data-region
          tabIndex={-1}
          aria-label={texts.canvas}
        >
          {children}
        </main>
        {(drawerHead != null || drawer != null) && (
          <section className="drawer" data-region tabIndex={-1} aria-label={texts.drawer}>
            {drawer != null && edge('drawer', 'bottom', 120, 560)}
            {drawerHead}
            {drawer != null && (
              <div className="drawer__body" style={{ height: sizes.drawer }}>
                {drawer}
              </div>
            )}
          </section>
        )}
      </div>
      {right != null && (
        <aside className="builder__right" data-region tabIndex={-1} aria-label={texts.right}>
          {right}
          {edge('right', 'right', 260, 560)}
        </aside>
      )}
    </div>
  );
}
