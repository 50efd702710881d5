// OverrideNote: under a value of a variant that is not the model's: a mark, the words, and the way back.
import type { VariantOverride } from '@keepwell/health';
import { Button } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { useOverrideWords } from './use-override-words.ts';
import { useVariantActions } from './use-variant-actions.ts';

export interface OverrideNoteProps {
  readonly override: VariantOverride;
  /** Says which value it is, where the note does not stand under it. */
  readonly named?: boolean;
  /** Instead of what the model's value is known to look like. */
  readonly modelValue?: string | undefined;
}

export function OverrideNote({ override, named = false, modelValue }: OverrideNoteProps): ReactElement | null {
  const t = useText('healthBuilder');
  const { variant } = useDesk();
  const words = useOverrideWords();
  const actions = useVariantActions();
  if (variant === null) return null;
  const name = words.nameOfOverride(override);
  const value = modelValue ?? words.modelValue(override);
  const differs = value === undefined ? t('differsHere') : t('differsFrom', { value });
  return (
    <p className="override-note">
      <DifferDot />
      <span className="grow">
        {named ? name : differs}
        {named && value !== undefined && <span className="muted"> {t('modelHas', { value })}</span>}
      </span>
      <Button
        variant="link"
        size="sm"
        aria-label={t('takeModelFor', { name })}
        onClick={() => actions.takeModel(variant, override)}
      >
        {t('takeModel')}
      </Button>
    </p>
  );
}

/** Stands beside words that say the same. */
export const DifferDot = (): ReactElement => <span className="differ-dot" aria-hidden="true" />;

export function Differs(): ReactElement {
  const t = useText('healthBuilder');
  return (
    <span className="ic__differs meta">
      <DifferDot />
      {t('differs')}
    </span>
  );
}
