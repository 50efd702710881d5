// The contract of every field type, judged on its own samples.
import { type Language, languages } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { columnType } from '../sql/column-type.ts';
import { fromColumn, toColumn } from '../sql/column-value.ts';
import type { Reader } from '../field-type.ts';
import { checkSchema } from '../schema-words.ts';
import { modelCodes } from '../errors.ts';
import { fieldTypes } from './index.ts';

const zones = ['Asia/Shanghai', 'Europe/London', 'America/St_Johns', 'Pacific/Apia', 'UTC'];
const readers: Reader[] = languages.flatMap((language: Language) => zones.map((timeZone) => ({ language, timeZone })));
const shanghai: Reader = { language: 'zh', timeZone: 'Asia/Shanghai' };

describe.each(fieldTypes.all.map((type) => [type.name, type] as const))('field type %s', (_name, type) => {
  it('is named and explained in both languages', () => {
    for (const language of languages) {
      expect(type.labels[language]).not.toBe('');
      expect(type.help[language]).toMatch(language === 'zh' ? /。$/ : /\.$/);
    }
    expect(type.icon).toMatch(/^[a-z0-9-]+$/);
    expect(type.samples.length).toBeGreaterThan(0);
  });

  it('has a column in both databases', () => {
    for (const { options } of type.samples) {
      expect(columnType(type.column(options), 'sqlite')).toMatch(/^(text|integer|real)$/);
      expect(columnType(type.column(options), 'postgres')).not.toBe('');
    }
  });

  it('describes its options by a schema that its samples and defaults fit', () => {
    const all = [
      ...type.samples.map(({ options }) => options),
      ...(type.name === 'relation' ? [] : [type.defaultOptions()]),
    ];
    for (const options of all) expect(checkSchema(type.optionsSchema, options)).toEqual([]);
  });

  it('accepts valid values unchanged', () => {
    for (const { options, valid } of type.samples) {
      for (const value of valid)
        expect(type.accept(value, options), JSON.stringify(value)).toEqual({ ok: true, value });
    }
  });

  it('turns every empty into null', () => {
    for (const { options } of type.samples) {
      for (const nothing of [null, undefined, ''])
        expect(type.accept(nothing, options)).toEqual({ ok: true, value: null });
      expect(type.parse('', options, shanghai)).toEqual({ ok: true, value: null });
      expect(type.format(null, options, shanghai)).toBe('');
      expect(type.plain?.(null, options, shanghai) ?? '').toBe('');
    }
  });

  it('refuses invalid values with a code that has words', () => {
    for (const { options, invalid } of type.samples) {
      for (const value of invalid) {
        const answer = type.accept(value, options);
        expect(answer.ok, JSON.stringify(value)).toBe(false);
        if (!answer.ok) expect(Object.keys(modelCodes)).toContain(answer.code);
      }
    }
  });

  it('reads the texts of its samples', () => {
    for (const { options, texts } of type.samples) {
      for (const [text, value] of texts) expect(type.parse(text, options, shanghai), text).toEqual({ ok: true, value });
    }
  });

  it('refuses texts that mean nothing to it, filling every gap of the sentence', () => {
    for (const { options, badTexts } of type.samples) {
      for (const text of badTexts) {
        const answer = type.parse(text, options, shanghai);
        expect(answer.ok, text).toBe(false);
        if (answer.ok) continue;
        const words = modelCodes[answer.code as keyof typeof modelCodes].message;
        for (const language of languages) {
          for (const [, name] of words[language].matchAll(/\{(\w+)\}/g))
            expect(answer.params).toHaveProperty(name ?? '');
        }
      }
    }
  });

  it('reads back what it writes, for every reader', () => {
    for (const { options, valid } of type.samples) {
      for (const value of valid) {
        for (const reader of readers) {
          const written = type.format(value, options, reader);
          expect(type.parse(written, options, reader), written).toEqual({ ok: true, value });
          const plain = type.plain?.(value, options, reader) ?? written;
          expect(type.parse(plain, options, reader), plain).toEqual({ ok: true, value });
        }
      }
    }
  });

  it('survives its column in both databases', () => {
    for (const { options, valid } of type.samples) {
      for (const value of valid) {
        for (const dialect of ['sqlite', 'postgres'] as const) {
          const kind = type.column(options);
          expect(fromColumn(toColumn(value, kind, dialect), kind)).toEqual(value);
        }
      }
    }
  });

  it('never throws, whatever it is given', () => {
    const odd: unknown[] = [
      Symbol.iterator,
      () => 1,
      new Date(0),
      1n,
      { toString: null },
      [[]],
      '\ud800',
      '\0',
      Number.NaN,
      -0,
    ];
    for (const { options } of type.samples) {
      for (const value of odd) expect(() => type.accept(value, options)).not.toThrow();
      for (const text of ['\0', '\ud800', '('.repeat(5000), '9'.repeat(5000), ', '.repeat(5000)]) {
        expect(() => type.parse(text, options, shanghai)).not.toThrow();
      }
    }
  });
});
