// Where the rows go: an entity that is there, or a new one with a name in both languages.
import { Field, Input, Segmented, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { useLabel, useText } from '../language/use-text.ts';
import type { Mapping } from './mapping-edits.ts';

export interface TargetPanelProps {
  readonly mapping: Mapping;
  readonly busy: boolean;
  /** Another target maps the columns anew. */
  onTarget(target: Mapping['target']): void;
  onMapping(mapping: Mapping): void;
  readonly suggestedName: string;
}

export function TargetPanel({ mapping, busy, onTarget, onMapping, suggestedName }: TargetPanelProps): ReactElement {
  const t = useText('imports');
  const label = useLabel();
  const entities = useEntities() ?? [];
  const { target } = mapping;
  const isNew = 'newEntity' in target;
  const rename = (language: 'zh' | 'en', text: string): void => {
    if (!('newEntity' in target)) return;
    const labels = { ...target.newEntity.labels, [language]: text };
    onMapping({ ...mapping, target: { newEntity: { ...target.newEntity, labels } } });
  };
  return (
    <section className="card" aria-label={t('target')}>
      <div className="card__head">
        <h2>{t('target')}</h2>
        {entities.length > 0 && (
          <Segmented
            className="end"
            aria-label={t('target')}
            options={[
              { value: 'new', label: t('newEntity') },
              { value: 'existing', label: t('existingEntity') },
            ]}
            value={isNew ? 'new' : 'existing'}
            onChange={(choice) => {
              const [first] = entities;
              if (choice === 'existing' && first !== undefined) onTarget({ entity: first.id });
              if (choice === 'new') {
                const labels = { zh: suggestedName, en: suggestedName };
                onTarget({ newEntity: { app: null, labels, key: '' } });
              }
            }}
          />
        )}
      </div>
      <div className="card__body">
        {'newEntity' in target ? (
          <div className="imp-match">
            <Field label={t('nameZh')}>
              <Input value={target.newEntity.labels.zh ?? ''} onChange={(event) => rename('zh', event.target.value)} />
            </Field>
            <Field label={t('nameEn')}>
              <Input value={target.newEntity.labels.en ?? ''} onChange={(event) => rename('en', event.target.value)} />
            </Field>
          </div>
        ) : (
          <Select
            aria-label={t('existingEntity')}
            options={entities.map((entity) => ({ value: entity.id, label: label(entity.labels, entity.key) }))}
            value={target.entity}
            onChange={(entity) => entity !== null && onTarget({ entity })}
            required
            disabled={busy}
          />
        )}
      </div>
    </section>
  );
}
