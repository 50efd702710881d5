// FieldUses: where a field is used, each with the way there.
import type { FieldDefinition } from '@keepwell/model';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { UseTitle, useAsWords } from './use-title.tsx';

export function FieldUses({ field }: { readonly field: FieldDefinition }): ReactElement {
  const t = useText('designer');
  const { uses, doc, id, nameOf, select } = useDesigner();
  const as = useAsWords();
  const inside = uses.inside(field.id);
  const outside = uses.outside(field.id);
  const count = uses.countOf(field.id);
  return (
    <div className="sect">
      <h3>{count === 0 ? t('usedNowhere') : t('usedInPlaces', { count })}</h3>
      <ul className="uses">
        {inside.isTitle && (
          <li>
            <span>{t('usedAsTitle')}</span>
          </li>
        )}
        {inside.formulas.map((other) => {
          const reader = doc.fields.find((one) => one.id === other);
          return (
            <li key={other}>
              <Link
                to="/e/$entity/design"
                params={{ entity: id }}
                search={{ field: other }}
                onClick={(event) => {
                  event.preventDefault();
                  select(other);
                }}
              >
                {reader === undefined ? other : nameOf(reader)}
              </Link>
              <span className="meta">{as('formula')}</span>
            </li>
          );
        })}
        {outside.map((use) => (
          <li key={`${use.document} ${use.as}`}>
            <UseTitle use={use} />
            <span className="meta">{as(use.as)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
