// LeakNote: that a field may know the loss already, and why it seems so; nothing where nothing speaks for it.
import { Icon } from '@keepwell/ui';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import type { FieldFact } from './use-facts.ts';
import { useLeakWords } from './use-leak-words.ts';

export function LeakNote({ fact }: { readonly fact: FieldFact | undefined }): ReactElement | null {
  const t = useText('healthBuilder');
  const leakWords = useLeakWords();
  const reasons = fact === undefined ? [] : leakWords(fact);
  if (reasons.length === 0) return null;
  return (
    <span className="leak-note meta">
      <Icon of={TriangleAlert} size={14} />
      <span>{t('leaky', { reasons: reasons.join(t('leakJoin')) })}</span>
    </span>
  );
}
