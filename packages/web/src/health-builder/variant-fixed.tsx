// VariantFixed: what a variant cannot change, why, and the way to where it can be changed.
import { Button } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export function VariantFixed(): ReactElement {
  const t = useText('healthBuilder');
  const { selected, chooseVariant } = useDesk();
  return (
    <div className="sect variant-fixed">
      <p className="muted">{t('variantFixed')}</p>
      <Button variant="link" size="sm" onClick={() => chooseVariant(null, selected)}>
        {t('variantFixedEdit')}
      </Button>
    </div>
  );
}
