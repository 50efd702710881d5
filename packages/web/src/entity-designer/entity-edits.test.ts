import type { EntityDefinition, FieldDefinition, Labels } from '@keepwell/model';
import fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import {
  addField,
  changeType,
  freeLabel,
  groupKey,
  groupsOf,
  moveFieldBy,
  moveGroupBy,
  optionsFor,
  placeField,
  removeField,
  renameGroup,
} from './entity-edits.ts';

const money: Labels = { zh: '费用', en: 'Fees' };
const other: Labels = { zh: '其他', en: 'Other' };

function field(id: string, group?: Labels, type = 'text'): FieldDefinition {
  const flags = { required: false, unique: false, indexed: false };
  return {
    id,
    key: id,
    type,
    labels: { en: id },
    options: {},
    ...flags,
    ...(group !== undefined && { group: { ...group } }),
  };
}

function entity(...fields: FieldDefinition[]): EntityDefinition {
  return { key: 'customer', labels: { en: 'Customer' }, icon: 'users', titleField: null, fields };
}

const order = (body: EntityDefinition): string =>
  groupsOf(body)
    .map((group) => `${group.labels?.en ?? '-'}:${group.fields.map((one) => one.id).join('')}`)
    .join(' ');

const start = entity(field('a'), field('b'), field('c', money), field('d', money), field('e', other));

test('a new field stands behind the chosen one, under its heading', () => {
  expect(order(produce(start, (draft) => addField(draft, field('x'), 'c')))).toBe('-:ab Fees:cxd Other:e');
  expect(order(produce(start, (draft) => addField(draft, field('x'), null)))).toBe('-:ab Fees:cd Other:ex');
});

test('moving a field past the edge of its heading crosses the heading first', () => {
  const once = produce(start, (draft) => moveFieldBy(draft, 'b', 1));
  expect(order(once)).toBe('-:a Fees:bcd Other:e');
  expect(order(produce(once, (draft) => moveFieldBy(draft, 'b', 1)))).toBe('-:a Fees:cbd Other:e');
  expect(order(produce(start, (draft) => moveFieldBy(draft, 'a', -1)))).toBe(order(start));
});

test('a dropped field stands where it was dropped', () => {
  expect(order(produce(start, (draft) => placeField(draft, 'e', 'd', money)))).toBe('-:ab Fees:ced');
  expect(order(produce(start, (draft) => placeField(draft, 'a', null, money)))).toBe('-:b Fees:cda Other:e');
  expect(order(produce(start, (draft) => placeField(draft, 'a', 'a', money)))).toBe(order(start));
});

test('a heading is renamed, moved and taken away with all its fields', () => {
  expect(order(produce(start, (draft) => renameGroup(draft, groupKey(money), { en: 'Money' })))).toBe(
    '-:ab Money:cd Other:e',
  );
  expect(order(produce(start, (draft) => moveGroupBy(draft, groupKey(money), 1)))).toBe('-:ab Other:e Fees:cd');
  expect(order(produce(start, (draft) => renameGroup(draft, groupKey(money), undefined)))).toBe('-:abcd Other:e');
});

test('fields of a heading that stand apart are shown and moved together', () => {
  const mixed = entity(field('a', money), field('b'), field('c', money));
  expect(order(mixed)).toBe('Fees:ac -:b');
  expect(order(produce(mixed, (draft) => moveFieldBy(draft, 'c', -1)))).toBe('Fees:ca -:b');
});

test('deleting the title field leaves records to be called by their number', () => {
  const body = produce({ ...start, titleField: 'a' }, (draft) => removeField(draft, 'a'));
  expect(body.titleField).toBeNull();
});

test('another type switches off what it cannot do and drops the default', () => {
  const was = { ...field('a'), required: true, unique: true, indexed: true, default: 'x' };
  const now = produce(was, (draft) => changeType(draft, 'longText', {}, undefined));
  expect(now).toMatchObject({ type: 'longText', unique: false });
  expect(now.default).toBeUndefined();
});

test('going back to the published type takes its settings back but keeps the new name', () => {
  const published = { ...field('a'), type: 'decimal', options: { digits: 3, grouping: false }, unique: true };
  const draft = produce(published, (one) => {
    one.labels = { en: 'New' };
    changeType(one, 'text', {}, published);
  });
  const back = produce(draft, (one) => changeType(one, 'decimal', { digits: null }, published));
  expect(back).toMatchObject({ options: { digits: 3, grouping: false }, unique: true, labels: { en: 'New' } });
});

test('settings that fit go along to the new type', () => {
  const decimal = { ...field('a', undefined, 'decimal'), options: { digits: 1, grouping: false } };
  expect(optionsFor(decimal, 'integer', 'USD')).toEqual({ grouping: false });
  expect(optionsFor(decimal, 'money', 'USD')).toEqual({ currency: 'USD' });
});

test('a label that is taken gets the next number', () => {
  expect(freeLabel(entity(field('Text'), field('Text 2')), 'Text')).toBe('Text 3');
  expect(freeLabel(start, 'Text')).toBe('Text');
});

test('no sequence of moves loses or doubles a field', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const groups = [undefined, money, other];
  const move = fc.record({
    kind: fc.constantFrom('by', 'place', 'group'),
    id: fc.constantFrom(...ids),
    before: fc.constantFrom(null, ...ids),
    group: fc.constantFrom(...groups),
    by: fc.constantFrom<-1 | 1>(-1, 1),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let body = start;
      for (const { kind, id, before, group, by } of moves) {
        body = produce(body, (draft) => {
          if (kind === 'by') moveFieldBy(draft, id, by);
          else if (kind === 'place') placeField(draft, id, before, group);
          else moveGroupBy(draft, groupKey(group), by);
        });
      }
      expect(body.fields.map((one) => one.id).sort()).toEqual(ids);
    }),
    { seed: 20260302, numRuns: 200 },
  );
});
