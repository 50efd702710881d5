// One column of the file: the field it goes into, its type, samples and check.
import { localeOf } from '@keepwell/kernel';
import { fieldTypes, type Entity } from '@keepwell/model';
import { Icon, Select, type SelectOption } from '@keepwell/ui';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { isNewField, proposeField, withField, type FileColumn, type Mapping } from './mapping-edits.ts';
import { importableTypes } from './mapping-table.tsx';

export interface MappingRowProps {
  readonly column: FileColumn;
  readonly mapping: Mapping;
  readonly entity: Entity | null;
  readonly busy: boolean;
  onMapping(mapping: Mapping): void;
}

// Values of the field list that are no field; an id never begins with a colon.
const leaveOut = ':none';
const makeNew = ':new';

export function MappingRow({ column, mapping, entity, busy, onMapping }: MappingRowProps): ReactElement {
  const t = useText('imports');
  const label = useLabel();
  const { language } = useLanguage();
  const field = mapping.columns.find((mapped) => mapped.index === column.index)?.field ?? null;
  const existing = (entity?.fields ?? []).filter((candidate) => fieldTypes.get(candidate.type)?.settable === true);
  const typeLabel = (name: string): string => fieldTypes.get(name)?.labels[language] ?? name;
  const options: SelectOption[] = [
    ...existing.map((candidate) => ({
      value: candidate.id,
      label: label(candidate.labels, candidate.key),
      keywords: candidate.key,
      detail: typeLabel(candidate.type),
    })),
    { value: makeNew, label: column.name, detail: t('newField') },
    { value: leaveOut, label: t('leaveOut') },
  ];
  const own = field !== null && 'id' in field ? existing.find((candidate) => candidate.id === field.id) : undefined;
  const value = field === null ? leaveOut : isNewField(field) ? makeNew : field.id;

  const choose = (choice: string | null): void => {
    if (choice === null) return;
    if (choice === leaveOut) onMapping(withField(mapping, column.index, null));
    else if (choice === makeNew) {
      const taken = (entity?.fields ?? []).map((candidate) => candidate.key);
      onMapping(withField(mapping, column.index, proposeField(mapping, column, taken)));
    } else onMapping(withField(mapping, column.index, { id: choice }));
  };
  const retype = (type: string | null): void => {
    if (type === null || !isNewField(field)) return;
    const definition = fieldTypes.need(type);
    const kept = type === column.type ? column.options : definition.defaultOptions();
    onMapping(withField(mapping, column.index, { ...field, type, options: kept as Record<string, unknown> }));
  };

  return (
    <tr className={field === null ? 'is-left-out' : undefined}>
      <th scope="row" className="ellipsis" title={column.name}>
        {column.name}
      </th>
      <td>
        <Select
          aria-label={t('fieldFor', { column: column.name })}
          size="sm"
          options={options}
          value={value}
          onChange={choose}
          required
          disabled={busy}
        />
      </td>
      <td>
        {isNewField(field) ? (
          <Select
            aria-label={t('typeFor', { column: column.name })}
            size="sm"
            options={importableTypes.map((type) => ({ value: type.name, label: type.labels[language] }))}
            value={field.type}
            onChange={retype}
            required
            searchable={false}
            disabled={busy}
          />
        ) : (
          <span className="muted">{own === undefined ? '—' : typeLabel(own.type)}</span>
        )}
      </td>
      <td className="muted ellipsis imp-map__samples" title={column.samples.join('\n')}>
        {column.samples.length === 0 ? '—' : column.samples.join(language === 'zh' ? '，' : ', ')}
      </td>
      <td>
        <ColumnCheck column={column} />
      </td>
    </tr>
  );
}

function ColumnCheck({ column }: { column: FileColumn }): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const count = column.empty.toLocaleString(localeOf(language));
  if (column.filled === 0) return <span className="muted">{t('allEmpty')}</span>;
  const [note] = column.notes;
  if (note !== undefined) {
    const all = column.notes.map((other) => other[language]).join('\n');
    return (
      <span className="imp-map__note" title={all}>
        {note.calm !== true && <Icon of={TriangleAlert} size={14} className="imp-warn" />}
        <span className={note.calm === true ? 'ellipsis muted' : 'ellipsis'}>{note[language]}</span>
      </span>
    );
  }
  return <span className="muted">{column.empty === 0 ? t('noProblem') : t('empties', { count })}</span>;
}
