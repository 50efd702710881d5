// ProblemsBadge and ProblemRow: what still blocks publishing, each with its consequence and one repair.
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface ProblemsBadgeProps extends ComponentPropsWithRef<'button'> {
  errors: number;
  warnings: number;
}

export function ProblemsBadge({ errors, warnings, className, ...rest }: ProblemsBadgeProps): ReactElement {
  const texts = useUiTexts();
  if (errors + warnings === 0) {
    return (
      <button type="button" {...rest} className={classNames('probs', className)}>
        {texts.problems.none}
      </button>
    );
  }
  return (
    <button type="button" {...rest} className={classNames('probs', className)}>
      <span className="probs__word">{texts.problems.title}</span>
      {errors > 0 && (
        <>
          <Icon of={CircleAlert} className="e" />
          <span className="num">{errors}</span>
          <span className="sr"> {texts.problems.errors(errors)}</span>
        </>
      )}
      {warnings > 0 && (
        <>
          <Icon of={TriangleAlert} className="w" />
          <span className="num">{warnings}</span>
          <span className="sr"> {texts.problems.warnings(warnings)}</span>
        </>
      )}
    </button>
  );
}

export interface ProblemRowProps {
  severity: 'error' | 'warning';
  /** What is wrong, as a sentence. */
  children: ReactNode;
  consequence?: ReactNode;
  /** One repair: a Button of size sm. */
  action?: ReactNode;
  /** Goes to the place. */
  onOpen?: () => void;
}

export function ProblemRow({ severity, children, consequence, action, onOpen }: ProblemRowProps): ReactElement {
  const texts = useUiTexts();
  const error = severity === 'error';
  return (
    <li className={classNames('prob', error ? 'prob--error' : 'prob--warn')}>
      <Icon of={error ? CircleAlert : TriangleAlert} />
      <div>
        <span className="sr">{error ? texts.problems.error : texts.problems.warning}: </span>
        {onOpen ? (
          <button type="button" className="prob__open" onClick={onOpen}>
            {children}
          </button>
        ) : (
          children
        )}
        {consequence != null && <div className="muted">{consequence}</div>}
      </div>
      {action}
    </li>
  );
}
