// Which columns are shown, and in which order; moved by buttons, so that no drag is needed.
import { Button, Checkbox, IconButton, Input } from '@keepwell/ui';
import { fieldById, fieldsOf, foldWords, type Entity, type ViewColumn } from '@keepwell/model';
import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { explicitColumns, hideColumn, moveColumn, showColumn } from './columns.ts';

export interface ColumnChoiceProps {
  readonly entity: Entity;
  readonly columns: readonly ViewColumn[];
  readonly onChange: (columns: readonly ViewColumn[]) => void;
}

export function ColumnChoice({ entity, columns, onChange }: ColumnChoiceProps): ReactElement {
  const t = useText('grid');
  const label = useLabel();
  const [query, setQuery] = useState('');
  const shown = explicitColumns(entity, columns).map((column) => column.field);
  const hidden = fieldsOf(entity).flatMap((field) => (shown.includes(field.id) ? [] : field.id));
  const words = foldWords(query);
  const fits = (id: string): boolean => {
    const field = fieldById(entity, id);
    return field !== undefined && (words === '' || foldWords(`${label(field.labels)} ${field.key}`).includes(words));
  };
  const row = (id: string, place: number): ReactElement => {
    const field = fieldById(entity, id);
    const name = label(field?.labels, field?.key ?? id);
    const isTitle = id === entity.titleField;
    return (
      <div key={id} className="list__column">
        <Checkbox
          checked={place >= 0 || isTitle}
          disabled={isTitle}
          onChange={(on) => onChange(on ? showColumn(entity, columns, id) : hideColumn(entity, columns, id))}
        >
          {name}
        </Checkbox>
        {place >= 0 && !isTitle && (
          <>
            <IconButton
              size="sm"
              icon={ChevronUp}
              label={t('moveUp', { column: name })}
              disabled={place === 0}
              onClick={() => onChange(moveColumn(entity, columns, id, shown[place - 1] ?? null))}
            />
            <IconButton
              size="sm"
              icon={ChevronDown}
              label={t('moveDown', { column: name })}
              disabled={place === shown.length - 1}
              onClick={() => onChange(moveColumn(entity, columns, id, shown[place + 2] ?? null))}
            />
          </>
        )}
      </div>
    );
  };
  return (
    <div className="stack">
      <Input icon={Search} aria-label={t('findColumn')} placeholder={t('findColumn')} value={query} onText={setQuery} />
      <div className="list__columns">
        {shown.map((id, place) => (fits(id) ? row(id, place) : null))}
        {hidden.map((id) => (fits(id) ? row(id, -1) : null))}
      </div>
      <div className="hstack">
        <Button size="sm" onClick={() => onChange(fieldsOf(entity).map((field) => ({ field: field.id })))}>
          {t('showAllColumns')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onChange([])}>
          {t('usualColumns')}
        </Button>
      </div>
    </div>
  );
}
