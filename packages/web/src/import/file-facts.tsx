// What the file seems to be: each detected fact is a control with its evidence below; one raw line proves the encoding.
import { localeOf } from '@keepwell/kernel';
import { Field, Icon, Select, sizeText } from '@keepwell/ui';
import { FileSpreadsheet } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import type { ImportState } from './upload-file.ts';
import type { Dialect } from './use-import.ts';

const encodings = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB18030 / GBK' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
];

export interface FileFactsProps {
  readonly facts: ImportState['facts'];
  readonly busy: boolean;
  onDialect(dialect: Dialect): void;
}

export function FileFacts({ facts, busy, onDialect }: FileFactsProps): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const { dialect, evidence, lines } = facts;
  const count = (value: number): string => value.toLocaleString(localeOf(language));
  const delimiters = [
    { value: ',', label: t('comma') },
    { value: '\t', label: t('tab') },
    { value: ';', label: t('semicolon') },
    { value: '|', label: t('pipe') },
  ];
  if (!delimiters.some((known) => known.value === dialect.delimiter)) {
    delimiters.push({ value: dialect.delimiter, label: dialect.delimiter });
  }
  const headerRows = Array.from({ length: Math.max(5, dialect.headerRow) + 1 }, (_, row) => ({
    value: String(row),
    label: row === 0 ? t('noHeader') : t('headerRow', { row }),
  }));
  // The first line of data: where an encoding goes wrong, it shows there first.
  const rawIndex = Math.min(dialect.headerRow, Math.max(0, lines.length - 1));
  return (
    <section className="card imp-facts" aria-label={t('file')} aria-busy={busy}>
      <div className="imp-facts__row">
        <div className="hstack gap3 imp-facts__file">
          <span className="tyic">
            <Icon of={FileSpreadsheet} />
          </span>
          <div className="grow">
            <strong className="ellipsis imp-facts__name" title={facts.name}>
              {facts.name}
            </strong>
            <span className="meta nowrap">
              {t('fileSize', { size: sizeText(facts.bytes), rows: count(facts.rows), columns: facts.columns.length })}
            </span>
          </div>
        </div>
        <Field label={t('encoding')} help={evidence.encoding[language]}>
          <Select
            options={encodings}
            value={dialect.encoding}
            required
            disabled={busy}
            onChange={(encoding) =>
              encoding !== null && onDialect({ ...dialect, encoding: encoding as Dialect['encoding'] })
            }
          />
        </Field>
        <Field label={t('delimiter')} help={evidence.delimiter[language]}>
          <Select
            options={delimiters}
            value={dialect.delimiter}
            required
            disabled={busy}
            onChange={(delimiter) => delimiter !== null && onDialect({ ...dialect, delimiter })}
          />
        </Field>
        <Field label={t('header')} help={evidence.headerRow[language]}>
          <Select
            options={headerRows}
            value={String(dialect.headerRow)}
            required
            disabled={busy}
            onChange={(row) => row !== null && onDialect({ ...dialect, headerRow: Number(row) })}
          />
        </Field>
      </div>
      <div className="imp-facts__raw">
        <span className="nowrap">{t('rawLine', { line: rawIndex + 1 })}</span>
        <span className="mono ellipsis grow">{lines[rawIndex] ?? ''}</span>
      </div>
    </section>
  );
}
