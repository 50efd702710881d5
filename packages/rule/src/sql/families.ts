// How values stand in a column: types of one family compare as they are, everything else needs a conversion or is refused.
import type { Text } from '@keepwell/kernel';
import type { SqlRefusal } from '../operators/operator.ts';
import type { ValueType } from '../value-type.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export type SqlFamily = 'number' | 'text' | 'boolean' | 'list' | 'empty' | 'other';

export function familyOf(type: ValueType): SqlFamily {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'record':
    case 'dateTime':
      return 'number';
    case 'text':
    case 'choice':
    case 'date':
      return 'text';
    case 'boolean':
    case 'list':
    case 'empty':
      return type.kind;
    default:
      return 'other';
  }
}

/** Numbers that are whole and exact wherever they are kept. Computed money is not: a tenth of 5 cents is no cent. */
export function isWhole(value: SqlValue): boolean {
  if (value.constant !== undefined) return Number.isSafeInteger(value.constant.value);
  if (value.type.kind === 'number') return value.type.integer === true;
  return familyOf(value.type) === 'number' && value.column !== undefined;
}

export function refuse(en: string, zh: string): SqlRefusal {
  return { refused: { en, zh } };
}

export function isRefusal(value: SqlValue | SqlRefusal): value is SqlRefusal {
  return 'refused' in value;
}

export const refusals = {
  types: refuse('its values are of different types', '各值的类型不同'),
  textAsNumber: refuse('a text would have to be read as a number', '需要把文本当作数值'),
  unguarded: refuse('a field in it may be empty; add “is not empty” before it', '其中的字段可能为空，请先加上“不为空”'),
  zone: refuse('databases do not know the time zone’s rules', '数据库不掌握时区规则'),
  computed: refuse('one of its values is computed from the record', '其中有值由记录计算得到'),
  list: refuse('databases cannot compare lists', '数据库不能比较列表'),
} as const satisfies Record<string, { refused: Text }>;

/** Texts compare by code point; a column is declared so, a computed text must say it. */
export function ordered(value: SqlValue, tools: SqlTools): SqlFragment {
  if (familyOf(value.type) !== 'text' || value.column !== undefined || value.constant !== undefined)
    return value.fragment;
  return tools.dialect.byCodePoint(tools.sql, value.fragment);
}

/** The columns without which a strict comparison of these is NULL. */
export function columnsOf(values: readonly SqlValue[]): ReadonlySet<string> {
  return new Set(values.flatMap((value) => (value.column === undefined ? [] : [value.column])));
}
