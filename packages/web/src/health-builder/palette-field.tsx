// PaletteField: one field of the palette: a click, Enter or a drag makes an indicator of it; and what is known of it today.
import { type FieldDefinition, fieldLabel, valueTypeOf } from '@keepwell/model';
import { Icon } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { fieldTypeIcon } from '../entity-designer/field-type-icon.ts';
import { useText } from '../language/use-text.ts';
import { LeakNote } from './leak-note.tsx';
import { DragSource } from './model-drag.tsx';
import { useDesk } from './model-context.tsx';
import type { FieldFact } from './use-facts.ts';
import { useNodeActions } from './use-node-actions.ts';

export interface PaletteFieldProps {
  /** Its id is the path. */
  readonly field: FieldDefinition;
  readonly isUsed: boolean;
}

export function PaletteField({ field, isUsed }: PaletteFieldProps): ReactElement {
  const t = useText('healthBuilder');
  const { reader, facts } = useDesk();
  const actions = useNodeActions();
  return (
    <li>
      <DragSource what={{ kind: 'field', id: field.id }} from="field-palette">
        <button
          type="button"
          className="field-palette__field"
          onClick={() => actions.addField(field, actions.placeOfSelection)}
        >
          <Icon of={fieldTypeIcon(field.type)} />
          <span className="field-palette__words">
            <span className="field-palette__name">
              <span className="ellipsis">{fieldLabel(field)[reader.language]}</span>
              {isUsed && <span className="tag">{t('inUse')}</span>}
            </span>
            <FieldFigures field={field} fact={facts.get(field.id)} />
          </span>
        </button>
      </DragSource>
    </li>
  );
}

/** "AUC 0.74 (0.73–0.76)" with an outcome, else how many have a value; and why the field may give the outcome away. */
function FieldFigures({
  field,
  fact,
}: {
  readonly field: FieldDefinition;
  readonly fact: FieldFact | undefined;
}): ReactElement | null {
  const t = useText('healthBuilder');
  if (fact === undefined) return null;
  const { separation } = fact;
  const all = fact.facts.filled + fact.facts.missing;
  const missing = all === 0 ? 0 : Math.round((100 * fact.facts.missing) / all);
  const missingWords = missing === 0 ? '' : t('missingShare', { percent: missing });
  const isDate = valueTypeOf(field).kind.startsWith('date');
  // The same strength whether high values are good or bad news.
  const strength = separation === null ? null : flipped(separation);
  return (
    <>
      {strength === null ? (
        <span className="meta">{missingWords === '' ? t(isDate ? 'factDate' : 'factFull') : missingWords}</span>
      ) : (
        <span className="meta field-palette__figures">
          <span className="field-palette__strength" aria-hidden="true">
            <span style={{ width: `${200 * (strength.auc - 0.5)}%` }} />
          </span>
          <span className="num">
            {t('auc', {
              auc: strength.auc.toFixed(2),
              low: strength.low.toFixed(2),
              high: strength.high.toFixed(2),
            })}
          </span>
          {missingWords !== '' && <span>{missingWords}</span>}
        </span>
      )}
      <LeakNote fact={fact} />
    </>
  );
}

function flipped(separation: NonNullable<FieldFact['separation']>): NonNullable<FieldFact['separation']> {
  const { auc, low, high } = separation;
  return auc < 0.5 ? { auc: 1 - auc, low: 1 - high, high: 1 - low } : separation;
}
