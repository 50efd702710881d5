// Steps: where one stands in a task of a few steps, beside the title or down a side.
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface Step {
  key: string;
  label: ReactNode;
  /** Second line, when vertical. */
  detail?: ReactNode;
  /** Lets one go back to a finished step. */
  onOpen?: () => void;
}

export interface StepsProps {
  steps: readonly Step[];
  /** Index of the step at work; equal to the length when all are done. */
  current: number;
  vertical?: boolean;
  className?: string;
}

export function Steps({ steps, current, vertical, className }: StepsProps): ReactElement {
  const texts = useUiTexts();
  return (
    <ol className={classNames(vertical ? 'steps steps--vertical' : 'steps', className)} aria-label={texts.steps.label}>
      {steps.map((step, at) => {
        const state = at < current ? 'done' : at === current ? 'current' : 'todo';
        const words = (
          <>
            <span className={classNames(state === 'current' && 'med')}>{step.label}</span>
            <span className="sr"> ({texts.steps[state]})</span>
            {vertical && step.detail != null && <span className="muted steps__detail">{step.detail}</span>}
          </>
        );
        return (
          <li
            key={step.key}
            className={`steps__step steps__step--${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="steps__mark" aria-hidden="true">
              {state === 'done' ? <Icon of={Check} size={12} /> : at + 1}
            </span>
            {step.onOpen && state === 'done' ? (
              <button type="button" className="steps__open" onClick={step.onOpen}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
