// VariantUsed: by whose weights and limits a score was made, where its model has variants.
import type { ScoreReceipt } from '@keepwell/health';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';

export function VariantUsed({ receipt }: { readonly receipt: ScoreReceipt }): ReactElement | null {
  const t = useText('health');
  const label = useLabel();
  const { variants } = receipt.model.definition;
  if (variants.length === 0) return null;
  const used = variants.find(({ id }) => id === receipt.variant);
  return (
    <p className="why__variant">
      {used === undefined ? t('usedModel') : t('usedVariant', { name: label(used.labels, used.id) })}
    </p>
  );
}
