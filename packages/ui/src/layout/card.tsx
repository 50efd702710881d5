// Card: a framed part of a page with a heading, its actions, a body and sometimes a foot.
import { useId, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface CardProps {
  title?: ReactNode;
  /** Beside the title: a count, a date, in ink-2. */
  titleAside?: ReactNode;
  /** At the right of the head. */
  actions?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
  /** Body without padding, for lists and tables. */
  flush?: boolean;
  headingLevel?: 2 | 3 | 4;
  /** Names a card without title, making it a region. */
  'aria-label'?: string;
  className?: string;
}

export function Card(props: CardProps): ReactElement {
  const { title, titleAside, actions, foot, children, flush, headingLevel = 2, className } = props;
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  const hasHead = title != null || actions != null;
  return (
    <section
      className={classNames('card', className)}
      aria-labelledby={title == null ? undefined : id}
      aria-label={title == null ? props['aria-label'] : undefined}
    >
      {hasHead && (
        <div className={classNames('card__head', flush && 'card__head--line')}>
          {title != null && (
            <Heading id={id} className="card__title">
              {title}
            </Heading>
          )}
          {titleAside != null && <span className="muted">{titleAside}</span>}
          {actions != null && <div className="card__actions">{actions}</div>}
        </div>
      )}
      {flush ? children : <div className={classNames('card__body', !hasHead && 'card__body--alone')}>{children}</div>}
      {foot != null && <div className="card__foot">{foot}</div>}
    </section>
  );
}
