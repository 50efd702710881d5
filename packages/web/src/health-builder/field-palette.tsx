// FieldPalette: the subject's fields, the most telling first when an outcome is named; a click, Enter or a drag makes an indicator.
import { type FieldDefinition, fieldLabel, valueTypeOf } from '@keepwell/model';
import { Icon, Input, matchesQuery, Tooltip } from '@keepwell/ui';
import { type HealthModel, nodesOf } from '@keepwell/health';
import { Search, TriangleAlert } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { fieldTypeIcon } from '../entity-designer/field-type-icon.ts';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { DragSource } from './model-drag.tsx';
import { useDesk } from './model-context.tsx';
import { OutcomeInput, useLostChoices } from './outcome-input.tsx';
import { type FieldFact, readableFields } from './use-facts.ts';
import { useNodeActions } from './use-node-actions.ts';

export const paletteSearchId = 'health-palette-search';

/** A field that separates better than this was most likely recorded after the loss. */
const leakAt = 0.95;

export function FieldPalette(): ReactElement {
  const t = useText('healthBuilder');
  const { id, doc, entity, reader, facts, factsFailure } = useDesk();
  const { language } = reader;
  const actions = useNodeActions();
  const [query, setQuery] = useState('');
  const { chosen } = useLostChoices();
  const used = useMemo(() => usedFields(doc), [doc]);
  const strength = (field: FieldDefinition): number => Math.abs((facts.get(field.id)?.separation?.auc ?? 0.5) - 0.5);
  const fields = readableFields(entity, id)
    .filter((field) => field.id !== chosen?.field)
    .filter((field) => {
      const label = fieldLabel(field);
      return matchesQuery({ label: label[language], keywords: `${label.zh} ${label.en}` }, query);
    })
    .toSorted((a, b) => strength(b) - strength(a));
  return (
    <div className="field-palette">
      <OutcomeInput help={chosen === undefined ? t('lostHelp') : t('lostShown')} />
      {factsFailure !== null && <ProblemPanel failure={factsFailure} />}
      <Input
        id={paletteSearchId}
        type="search"
        icon={Search}
        value={query}
        onText={setQuery}
        aria-label={t('searchFields')}
        placeholder={t('searchFields')}
      />
      {fields.length === 0 && <p className="muted">{t('noFields')}</p>}
      <ul className="field-palette__fields">
        {fields.map((field) => (
          <li key={field.id}>
            <DragSource what={{ kind: 'field', id: field.id }} from="field-palette">
              <button
                type="button"
                className="field-palette__field"
                onClick={() => actions.addField(field, actions.placeOfSelection)}
              >
                <Icon of={fieldTypeIcon(field.type)} />
                <span className="field-palette__words">
                  <span className="ellipsis">{fieldLabel(field)[language]}</span>
                  <FieldFigures field={field} fact={facts.get(field.id)} />
                </span>
                {used.has(field.id) && <span className="tag">{t('inUse')}</span>}
              </button>
            </DragSource>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "AUC 0.74 (0.73–0.76)" with an outcome, else how many have a value; and a warning where the field gives the outcome away. */
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
  if (separation === null) {
    const isDate = valueTypeOf(field).kind.startsWith('date');
    return <span className="meta">{missingWords === '' ? t(isDate ? 'factDate' : 'factFull') : missingWords}</span>;
  }
  // The same strength whether high values are good or bad news.
  const flipped = separation.auc < 0.5;
  const [auc, low, high] = flipped
    ? [1 - separation.auc, 1 - separation.high, 1 - separation.low]
    : [separation.auc, separation.low, separation.high];
  const isLeaky = auc >= leakAt;
  return (
    <span className="meta field-palette__figures">
      <span className="field-palette__strength" aria-hidden="true">
        <span style={{ width: `${200 * (auc - 0.5)}%` }} />
      </span>
      <span className="num">{t('auc', { auc: auc.toFixed(2), low: low.toFixed(2), high: high.toFixed(2) })}</span>
      {missingWords !== '' && <span>{missingWords}</span>}
      {isLeaky && (
        <Tooltip text={t('leaky')}>
          <span className="field-palette__leak">
            <Icon of={TriangleAlert} size={14} />
            {t('leakyShort')}
          </span>
        </Tooltip>
      )}
    </span>
  );
}

function usedFields(doc: HealthModel): ReadonlySet<string> {
  return new Set(
    nodesOf(doc.dimensions, []).flatMap(({ node }) =>
      node.kind === 'indicator' && typeof node.settings['field'] === 'string' ? [node.settings['field']] : [],
    ),
  );
}
