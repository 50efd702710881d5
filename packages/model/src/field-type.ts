// The shape of a field type: everything the product knows about one kind of field, in one folder.
import type { IssueParams, Language, Text } from '@keepwell/kernel';
import type { ValueType } from '@keepwell/rule';
import type { TSchema } from 'typebox';
import type { FieldDefinition } from './entity.ts';

/** What a record holds for a field, as it travels and as rules see it (shapes: docs/reference/field-types.md). */
export type FieldValue = null | boolean | number | string | readonly string[];

/** How a value is stored: `json` is a list of texts; each dialect maps these to a column type in `model/sql`. */
export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'json';

export type FieldTypeGroup = 'basic' | 'contact' | 'relation' | 'calculated' | 'system';

/** Who reads: figures and dates are read and written in this language and time zone. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
  /** How a file's column writes dates such as 01/03/2026; absent: day first in English, refused in Chinese. */
  readonly dateOrder?: 'dayFirst' | 'monthFirst';
}

/** A value at the door: accepted in its stored form, or refused with a code of `modelCodes`. */
export type Accepted =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly code: string; readonly params: IssueParams };

export interface FieldTypeSamples<Options> {
  readonly options: Options;
  readonly valid: readonly FieldValue[];
  readonly invalid: readonly unknown[];
  /** Text a person may type or a file may hold, with the value it must give. */
  readonly texts: readonly (readonly [text: string, value: FieldValue])[];
  readonly badTexts: readonly string[];
}

export interface FieldType<Options = Record<string, unknown>> {
  readonly name: string;
  readonly labels: Text;
  /** One sentence for the palette. */
  readonly help: Text;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly group: FieldTypeGroup;
  readonly optionsSchema: TSchema;
  defaultOptions(): Options;
  /** Type of the value in rules. */
  valueType(options: Options): ValueType;
  column(options: Options): ColumnKind;
  /** Kept in a table of the product's own and read from there: the record's table has no column for it. */
  readonly isDerived?: true;
  /** True when a person or a file may set the value; false for formulas, auto-numbers and system fields. */
  readonly settable: boolean;
  readonly canBeRequired: boolean;
  readonly canBeUnique: boolean;
  /** Whether an index may hold the value: bounded in length. */
  readonly canBeIndexed: boolean;
  /** Whether records of the entity may be called by this field. */
  readonly canBeTitle: boolean;
  /** Text that is ordered by a stored sort key (pinyin); other types are ordered by their value or their options. */
  readonly sortsByKey: boolean;
  /** JSON value → stored value; empties become null. Never throws. */
  accept(value: unknown, options: Options): Accepted;
  /** Text as typed, pasted or read from a file → value. An empty text is null. Never throws. */
  parse(text: string, options: Options, reader: Reader): Accepted;
  /** Value → text a person reads; null is ''. `parse(format(v))` gives v again where the type is settable. */
  format(value: FieldValue, options: Options, reader: Reader): string;
  /** Value → text for files and for other types: no grouping, no currency. Absent: as `format`. `parse` gives v again. */
  plain?(value: FieldValue, options: Options, reader: Reader): string;
  readonly samples: readonly FieldTypeSamples<Options>[];
}

/** A field of a given type with its options typed by that type. */
export type FieldOf<Options> = Omit<FieldDefinition, 'options'> & { readonly options: Options };

export function defineFieldType<Options>(type: FieldType<Options>): FieldType<Options> {
  return Object.freeze(type);
}
