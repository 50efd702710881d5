// Columns of the file and the fields they go into, with samples and what a person should know about each.
import { localeOf } from '@keepwell/kernel';
import { fieldTypes, type Entity } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { countMapped, type Mapping } from './mapping-edits.ts';
import { MappingRow } from './mapping-row.tsx';
import type { ImportState } from './upload-file.ts';

export interface MappingTableProps {
  readonly facts: ImportState['facts'];
  readonly mapping: Mapping;
  readonly entity: Entity | null;
  readonly busy: boolean;
  onMapping(mapping: Mapping): void;
}

/** Types that a file can fill. */
export const importableTypes = fieldTypes.all.filter((type) => type.settable && type.name !== 'relation');

export function MappingTable({ facts, mapping, entity, busy, onMapping }: MappingTableProps): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const mapped = countMapped(mapping);
  return (
    <section className="card imp-map" aria-label={t('columnsAndFields')} aria-busy={busy}>
      <div className="card__head">
        <h2>{t('columnsAndFields')}</h2>
        <span className="muted">
          {t('columnsSummary', {
            columns: facts.columns.length,
            mapped,
            rows: facts.rows.toLocaleString(localeOf(language)),
          })}
        </span>
      </div>
      <div className="imp-map__scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{t('fileColumn')}</th>
              <th>{t('intoField')}</th>
              <th>{t('type')}</th>
              <th>{t('samples')}</th>
              <th>{t('check')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.columns.map((column) => (
              <MappingRow
                key={column.index}
                column={column}
                mapping={mapping}
                entity={entity}
                busy={busy}
                onMapping={onMapping}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
