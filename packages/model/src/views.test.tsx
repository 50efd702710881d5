import { languages } from '@keepwell/kernel';
import { UiLanguageProvider } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FieldValue, Reader } from './field-type.ts';
import { fieldTypes } from './field-types/index.ts';
import { FieldCell, FieldInput } from './react.ts';
import { sampleField } from './testing/index.ts';
import { formatValue } from './fields.ts';

const readers: Reader[] = languages.map((language) => ({ language, timeZone: 'Asia/Shanghai' }));
const inUi = (reader: Reader, element: ReactElement): string =>
  renderToStaticMarkup(<UiLanguageProvider language={reader.language}>{element}</UiLanguageProvider>);
const ignore = (): void => undefined;

describe.each(fieldTypes.all.map((type) => [type.name, type] as const))('views of %s', (name, type) => {
  const samples = type.samples.map(({ options, valid }) => ({
    field: sampleField('f_x', name, { options }),
    values: valid.filter((value) => String(value).length < 100),
  }));

  it('show each sample as the type writes it', () => {
    for (const { field, values } of samples) {
      for (const reader of readers) {
        for (const value of values) {
          const people = { [String(value)]: String(value) };
          const html = inUi(reader, <FieldCell field={field} value={value} reader={reader} people={people} />);
          const text = html
            .replace(/<[^>]+>/g, '')
            .replaceAll('&#x27;', "'")
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&');
          const written = formatValue(field, value, reader);
          const parts = Array.isArray(value) ? value.map((id) => formatValue(field, [id], reader)) : [written];
          // A cell may shorten what its tooltip says in full.
          const shown = `${text}\n${/title="([^"]*)"/.exec(html)?.[1] ?? ''}`;
          for (const part of parts) expect(shown).toContain(part);
        }
        expect(inUi(reader, <FieldCell field={field} value={null} reader={reader} />)).toBe('');
      }
    }
  });

  it('offer an input that bears the label it is given, filled and empty', () => {
    for (const { field, values } of samples) {
      for (const reader of readers) {
        for (const value of [null, ...values.slice(0, 2)] as FieldValue[]) {
          for (const compact of [true, false]) {
            const props = { field, value, reader, compact, onChange: ignore, ariaLabel: 'Monthly fee' };
            expect(inUi(reader, <FieldInput {...props} />)).toContain('aria-label="Monthly fee"');
          }
        }
      }
    }
  });
});

describe('links', () => {
  const reader = { language: 'en', timeZone: 'UTC' } as const;

  it('are made of addresses that passed the door, and of nothing else', () => {
    const cell = (type: string, value: string): string =>
      inUi(reader, <FieldCell field={sampleField('f_x', type)} value={value} reader={reader} />);
    expect(cell('url', 'https://a.co')).toContain('href="https://a.co"');
    expect(cell('url', 'javascript:alert(1)')).not.toContain('href');
    expect(cell('phone', '+86 138-0013')).toContain('href="tel:+861380013"');
  });

  it('name related records and people where their names are known', () => {
    const relation = sampleField('f_x', 'relation', { options: { entity: 'e_1' } });
    const titles = { e_1: { 7: 'Acme' } };
    expect(inUi(reader, <FieldCell field={relation} value={7} reader={reader} titles={titles} />)).toContain('Acme');
    expect(inUi(reader, <FieldCell field={relation} value={8} reader={reader} titles={titles} />)).toContain('#8');
    const person = sampleField('createdBy', 'createdBy');
    expect(inUi(reader, <FieldCell field={person} value="u_1" reader={reader} people={{ u_1: 'Mei' }} />)).toContain(
      'Mei',
    );
  });
});
