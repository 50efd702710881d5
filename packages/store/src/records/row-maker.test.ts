// The quick way through the door must say nothing else than the ordinary one.
import type { Entity, RecordValues } from '@keepwell/model';
import { arbitraryValues, everyTypeEntity, sampleEntity, sampleField, telcoEntity } from '@keepwell/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { StoredEntity, Values } from '../catalog/stored-entity.ts';
import { wholeGrant } from '../commands/acting.ts';
import { sqliteDialect } from '../database/sqlite-dialect.ts';
import { acceptRow } from './accept-row.ts';
import { computeInto } from './compute.ts';
import { textOfCreation } from './creation-text.ts';
import { toInsertRow } from './encode.ts';
import { type MadeRow, rowMakerOf } from './row-maker.ts';
import { toNewRecord } from './stored-record.ts';
import { contextOf } from './writing.ts';

const acting = { actor: 'u_1', now: Date.UTC(2026, 2, 10), timeZone: 'Asia/Shanghai', grants: null };
const context = contextOf(acting);

const needy = sampleEntity('e_needy', [
  sampleField('f_name', 'text', { required: true }),
  sampleField('f_since', 'date', { default: { today: [] } }),
  sampleField('f_plan', 'integer', { default: 3 }),
  sampleField('f_made', 'formula', {
    options: { rule: { var: 'createdBy' }, result: { type: 'text', options: {} } },
  }),
]);

function ordinary(entity: StoredEntity, given: RecordValues): MadeRow | undefined {
  const { values, issues } = acceptRow({ entity, grant: wholeGrant, context }, given, 'create');
  if (issues.length > 0) return undefined;
  const text = textOfCreation(entity)(values);
  const record = toNewRecord(acting, values);
  computeInto(record, entity.formulas.stored, context);
  return { row: toInsertRow(record, entity, sqliteDialect), text, values: filled(record.values) };
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Now and then a value of another kind, an unknown field, or a field that is left out. */
function arbitraryRow(entity: Entity): fc.Arbitrary<RecordValues> {
  const odd: fc.Arbitrary<unknown> = fc.constantFrom(true, 'x', -1.5, '', undefined, ['o_gone'], null, { a: 1 });
  const name = fc.constantFrom(...entity.fields.map(({ id }) => id), 'f_unknown');
  return fc
    .tuple(arbitraryValues(entity), fc.array(fc.tuple(name, odd), { maxLength: 2 }), fc.boolean())
    .map(([values, changes, spoils]) => {
      const row: Record<string, unknown> = { ...values };
      for (const field of entity.fields)
        if (!['autoNumber', 'formula'].includes(field.type)) continue;
        else delete row[field.id];
      if (spoils) for (const [id, value] of changes) row[id] = value;
      return row as RecordValues;
    });
}

describe.each([everyTypeEntity(), telcoEntity({ formula: true }), needy])(
  'the row of a new record of $id',
  (entity) => {
    const stored = createCatalog([entity], 1).need(entity.id);
    const make = rowMakerOf(stored, sqliteDialect);

    it('is the one that the ordinary way makes, or left to it', () => {
      let made = 0;
      fc.assert(
        fc.property(arbitraryRow(entity), (given) => {
          const quick = make(given, acting, context, true);
          if (quick === undefined) return;
          made += 1;
          const { createdAt: _at, createdBy: _by, updatedAt: _on, updatedBy: _of, ...values } = filled(quick.values);
          expect({ ...quick, values }).toEqual(ordinary(stored, given));
          const { row, text } = make(given, acting, context) ?? {};
          expect({ row, text }).toEqual({ row: quick.row, text: quick.text });
        }),
        { numRuns: 400, seed: 20_260_310 },
      );
      expect(made).toBeGreaterThan(50);
    });
  },
);
