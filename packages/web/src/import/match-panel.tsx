// How rows find records that are already there, and what happens then.
import type { Entity } from '@keepwell/model';
import { Checkbox, Field, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { isNewField, type Mapping } from './mapping-edits.ts';
import type { ImportState } from './upload-file.ts';

export interface MatchPanelProps {
  readonly facts: ImportState['facts'];
  readonly mapping: Mapping;
  readonly entity: Entity | null;
  onMapping(mapping: Mapping): void;
}

export function MatchPanel({ facts, mapping, entity, onMapping }: MatchPanelProps): ReactElement {
  const t = useText('imports');
  const label = useLabel();
  const columns = mapping.columns.flatMap((mapped) => {
    // A field that the entity does not have yet finds nothing.
    if (mapped.field === null || isNewField(mapped.field)) return [];
    const id = mapped.field.id;
    const field = entity?.fields.find((candidate) => candidate.id === id);
    const name = label(field?.labels, facts.columns[mapped.index]?.name);
    return [{ value: String(mapped.index), label: name }];
  });
  const hasNewOptions = mapping.columns.some((mapped) => mapped.field !== null && !isNewField(mapped.field));
  return (
    <section className="card" aria-label={t('matching')}>
      <div className="card__head">
        <h2>{t('matching')}</h2>
      </div>
      <div className="card__body vstack gap3">
        {columns.length === 0 ? (
          <p className="muted">{t('allNew')}</p>
        ) : (
          <div className="imp-match">
            <Field label={t('matchBy')}>
              <Select
                options={[{ value: '', label: t('matchNone') }, ...columns]}
                value={mapping.matchColumn === null ? '' : String(mapping.matchColumn)}
                required
                onChange={(column) =>
                  onMapping({ ...mapping, matchColumn: column === null || column === '' ? null : Number(column) })
                }
              />
            </Field>
            {mapping.matchColumn !== null && (
              <Field label={t('whenFound')}>
                <Select
                  options={[
                    { value: 'update', label: t('update') },
                    { value: 'skip', label: t('skip') },
                  ]}
                  value={mapping.onMatch}
                  required
                  onChange={(choice) => onMapping({ ...mapping, onMatch: choice === 'skip' ? 'skip' : 'update' })}
                />
              </Field>
            )}
          </div>
        )}
        {hasNewOptions && (
          <Checkbox checked={mapping.addOptions} onChange={(addOptions) => onMapping({ ...mapping, addOptions })}>
            {t('addOptions')}
          </Checkbox>
        )}
      </div>
    </section>
  );
}
