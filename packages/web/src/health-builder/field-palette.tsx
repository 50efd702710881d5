// FieldPalette: the fields a model can read, the most telling first when an outcome is named; those of related records by relation.
import { type FieldDefinition, fieldLabel } from '@keepwell/model';
import { Input, matchesQuery } from '@keepwell/ui';
import { type HealthModel, nodesOf } from '@keepwell/health';
import { Search } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './model-context.tsx';
import { OutcomeInput, useLostChoices } from './outcome-input.tsx';
import { PaletteField } from './palette-field.tsx';
import { readableFields, readableRelations } from './readable-fields.ts';
import { RelatedFieldsGroup } from './related-fields.tsx';

export const paletteSearchId = 'health-palette-search';

export function FieldPalette(): ReactElement {
  const t = useText('healthBuilder');
  const { id, doc, entity, lookup, reader, facts, factsFailure } = useDesk();
  const { language } = reader;
  const [query, setQuery] = useState('');
  const { chosen } = useLostChoices();
  const used = useMemo(() => usedFields(doc), [doc]);
  const relations = useMemo(() => readableRelations(entity, lookup, id), [entity, lookup, id]);
  const strength = (field: FieldDefinition): number => Math.abs((facts.get(field.id)?.separation?.auc ?? 0.5) - 0.5);
  const found = (fields: readonly FieldDefinition[]): FieldDefinition[] =>
    fields
      .filter((field) => {
        const label = fieldLabel(field);
        return matchesQuery({ label: label[language], keywords: `${label.zh} ${label.en}` }, query);
      })
      .toSorted((a, b) => strength(b) - strength(a));
  const fields = found(readableFields(entity, id).filter((field) => field.id !== chosen?.field));
  const groups = relations
    .map((group) => ({ group, fields: found(group.fields) }))
    .filter(({ fields: related }) => related.length > 0);
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
      {fields.length === 0 && groups.length === 0 && <p className="muted">{t('noFields')}</p>}
      {fields.length > 0 && (
        <ul className="field-palette__fields">
          {fields.map((field) => (
            <PaletteField key={field.id} field={field} isUsed={used.has(field.id)} />
          ))}
        </ul>
      )}
      {groups.map(({ group, fields: related }) => (
        <RelatedFieldsGroup
          key={group.relation.id}
          group={group}
          fields={related}
          used={used}
          isSearched={query.trim() !== ''}
        />
      ))}
    </div>
  );
}

function usedFields(doc: HealthModel): ReadonlySet<string> {
  return new Set(
    nodesOf(doc.dimensions, []).flatMap(({ node }) =>
      node.kind === 'indicator' && typeof node.settings['field'] === 'string' ? [node.settings['field']] : [],
    ),
  );
}
