// VariantBanner: over the canvas while a variant is shown: which one, how to leave, and for whom it is.
import type { Variant } from '@keepwell/health';
import { Button, Card, Icon, Note } from '@keepwell/ui';
import { CircleAlert, UsersRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { RuleWords } from '../segments/rule-words.tsx';
import { useDesk } from './model-context.tsx';
import { useVariantActions } from './use-variant-actions.ts';

export function VariantBanner({ variant }: { readonly variant: Variant }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, nameOf, selected, chooseVariant } = useDesk();
  const place = doc.variants.findIndex(({ id }) => id === variant.id) + 1;
  return (
    <div className="variant-banner">
      <Note
        icon={UsersRound}
        action={
          <Button size="sm" onClick={() => chooseVariant(null, selected)}>
            {t('variantLeave')}
          </Button>
        }
      >
        {t('variantEditing', { name: nameOf(variant), place })}
      </Note>
      <VariantRule key={variant.id} variant={variant} />
    </div>
  );
}

function VariantRule({ variant }: { readonly variant: Variant }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, entity, issues, reader } = useDesk();
  const actions = useVariantActions();
  const when = (variant.when ?? null) as RuleJson;
  const [wantsOpen, setOpen] = useState(when === null);
  const isOpen = wantsOpen || when === null;
  const index = doc.variants.findIndex(({ id }) => id === variant.id);
  const wrong = issues.filter(
    ({ path, severity }) => severity === 'error' && path[0] === 'variants' && path[1] === index && path[2] === 'when',
  );
  return (
    <Card
      title={t('variantWho')}
      actions={
        when !== null && (
          <Button variant="link" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'variantFoldRule' : 'variantEditRule')}
          </Button>
        )
      }
    >
      {isOpen ? (
        <RuleEditor
          entity={entity}
          rule={when}
          match={when !== null}
          noneText={t('variantNoRule')}
          onChange={(next) => actions.setRule(variant, next)}
        />
      ) : (
        <RuleWords entity={entity} rule={when} inline />
      )}
      {wrong.map((found, at) => (
        <p key={at} className="help help--error variant-banner__problem">
          <Icon of={CircleAlert} size={14} />
          <span>{describeFinding(found, reader.language)}</span>
        </p>
      ))}
    </Card>
  );
}
