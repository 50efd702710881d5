// What the types check alike: that a field is there and of a kind they can read.
import { type Issue, issue, type PathSegment, type Text } from '@keepwell/kernel';
import { type Entity, fieldLabel, type ModelLookup, placeOf, valueTypeOf } from '@keepwell/model';
import type { ValueType } from '@keepwell/rule';

export type Readable = 'number' | 'date' | 'choice' | 'boolean' | 'partition';

const wanted: Readonly<Record<Readable, Text>> = {
  number: { zh: '数字、金额或百分比字段', en: 'a number, money or percent field' },
  date: { zh: '日期或日期时间字段', en: 'a date or date and time field' },
  choice: { zh: '单选字段', en: 'a single choice field' },
  boolean: { zh: '是/否字段', en: 'a yes/no field' },
  partition: { zh: '单选、是/否或文本字段', en: 'a single choice, yes/no or text field' },
};

export function isReadable(type: ValueType, as: Readable): boolean {
  switch (as) {
    case 'number':
      return type.kind === 'number' || type.kind === 'money';
    case 'date':
      return type.kind === 'date' || type.kind === 'dateTime';
    case 'choice':
      return type.kind === 'choice';
    case 'boolean':
      return type.kind === 'boolean';
    case 'partition':
      return type.kind === 'choice' || type.kind === 'boolean' || type.kind === 'text';
  }
}

/** The type of the value at a path of the subject; undefined when the path leads nowhere. */
export function pathType(subject: Entity, lookup: ModelLookup, path: string): ValueType | undefined {
  const place = placeOf(subject, lookup, path);
  return place === undefined || place.kind === 'id' ? undefined : valueTypeOf(place.field);
}

export function checkField(
  subject: Entity,
  lookup: ModelLookup,
  path: string,
  as: Readable,
  at: readonly PathSegment[] = ['field'],
): Issue[] {
  const place = path === '' ? undefined : placeOf(subject, lookup, path);
  if (place === undefined || place.kind === 'id') {
    return [issue(path === '' ? 'health.field_missing' : 'health.field_gone', at, { wanted: wanted[as] })];
  }
  const { field } = place;
  if (isReadable(valueTypeOf(field), as)) return [];
  return [issue('health.field_mistyped', at, { field: fieldLabel(field), wanted: wanted[as] })];
}
