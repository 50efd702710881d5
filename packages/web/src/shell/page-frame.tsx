// PageFrame: head and body of every page inside the shell; it also names the browser's tab.
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useText } from '../language/use-text.ts';

export interface PageFrameProps {
  readonly title: string;
  /** Beside the title: a count, a tag, a state. */
  readonly meta?: ReactNode;
  /** Above the title: the way back. */
  readonly crumbs?: ReactNode;
  /** At the right: at most one primary button. */
  readonly actions?: ReactNode;
  /** `fill`: the body scrolls in itself (grid, builder); else the page scrolls. */
  readonly layout?: 'fill' | 'scroll';
  readonly children: ReactNode;
}

export function PageFrame(props: PageFrameProps): ReactElement {
  const { title, meta, crumbs, actions, layout = 'scroll', children } = props;
  useDocumentTitle(title);
  return (
    <div className={layout === 'scroll' ? 'frame frame--scroll' : 'frame'}>
      {crumbs !== undefined && <div className="frame__crumbs">{crumbs}</div>}
      <div className="page__head">
        <h1>{title}</h1>
        {meta !== undefined && <span className="frame__meta muted">{meta}</span>}
        {actions !== undefined && <div className="frame__actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** Names the browser's tab: "Customers · 留客 Keepwell". */
export function useDocumentTitle(title: string): void {
  const t = useText('common');
  const product = t('product');
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`;
  }, [title, product]);
}
