// RelatedFieldsGroup: the fields of the records that one relation leads to, folded under its name until somebody wants them.
import { type FieldDefinition, fieldLabel, type RelatedFields } from '@keepwell/model';
import { Icon } from '@keepwell/ui';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './model-context.tsx';
import { PaletteField } from './palette-field.tsx';

export interface RelatedFieldsGroupProps {
  readonly group: RelatedFields;
  /** Those that are searched for, in their order. */
  readonly fields: readonly FieldDefinition[];
  readonly used: ReadonlySet<string>;
  readonly isSearched: boolean;
}

export function RelatedFieldsGroup({ group, fields, used, isSearched }: RelatedFieldsGroupProps): ReactElement {
  const t = useText('healthBuilder');
  const { reader, askRelated, relatedFailures } = useDesk();
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const { relation } = group;
  const isOpen = unfolded || isSearched;
  const failure = relatedFailures.get(relation.id);
  useEffect(() => {
    if (isOpen) askRelated(relation.id);
  }, [isOpen, askRelated, relation.id]);
  return (
    <section>
      <h2>
        <button
          type="button"
          className="field-palette__relation"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setUnfolded(!isOpen)}
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} />
          <span className="ellipsis">{fieldLabel(relation)[reader.language]}</span>
          <span className="end num muted" aria-label={t('fieldCount', { count: fields.length })}>
            {fields.length}
          </span>
        </button>
      </h2>
      <div id={id} hidden={!isOpen}>
        {isOpen && failure !== undefined && <ProblemPanel failure={failure} />}
        {isOpen && failure === undefined && (
          <ul className="field-palette__fields">
            {fields.map((field) => (
              <PaletteField key={field.id} field={field} isUsed={used.has(field.id)} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
