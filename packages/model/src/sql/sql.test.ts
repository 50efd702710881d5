import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { sampleEntity, sampleField, sampleLookup } from '../testing/index.ts';
import { columnFor, columnName, conversionName, fromColumn, sortKeyName, tableName, toColumn } from './index.ts';

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const there = sampleEntity('e_2', [sampleField('f_name', 'text'), sampleField('f_age', 'formula')]);
const here = sampleEntity('e_1', [
  sampleField('f_fee', 'money'),
  sampleField('f_to', 'relation', { options: { entity: 'e_2' } }),
]);

function compiled(path: string, formula?: string): string | undefined {
  const options = {
    alias: 'r',
    formula: (_entity: unknown, id: string, alias: string) =>
      id === formula ? sql`1 + ${sql.ref(`${alias}.id`)}` : undefined,
  };
  const column = columnFor(here, sampleLookup(here, there), path, options);
  return column === undefined ? undefined : sql`${column}`.compile(compiler).sql;
}

describe('columnFor', () => {
  it('names own columns, the record’s own and those of related records', () => {
    expect(compiled('f_fee')).toBe('"r"."f_fee"');
    expect(compiled('createdAt')).toBe('"r"."created_at"');
    expect(compiled('id')).toBe('"r"."id"');
    expect(compiled('f_to.f_name')).toBe(
      '(select "r_f_to"."f_name" from "r_e_2" as "r_f_to" where "r_f_to"."id" = "r"."f_to")',
    );
  });

  it('puts in the SQL of a formula that has no column, on the table it is read from', () => {
    expect(compiled('f_to.f_age', 'f_age')).toBe(
      '(select 1 + "r_f_to"."id" from "r_e_2" as "r_f_to" where "r_f_to"."id" = "r"."f_to")',
    );
  });

  it('leads nowhere for unknown paths', () => {
    for (const path of ['f_x', 'f_fee.f_name', 'f_to.f_x', 'f_to.f_to.f_x', '__proto__'])
      expect(compiled(path), path).toBeUndefined();
  });
});

describe('names', () => {
  it('are made of ids and never collide with the names of other fields', () => {
    expect(tableName('e_1')).toBe('r_e_1');
    const names = ['f_a', 'f_b', 'updatedBy'].flatMap((id) => [columnName(id), sortKeyName(id), conversionName(id)]);
    expect(new Set(names).size).toBe(names.length);
    // The longest id fits in PostgreSQL's 63 bytes.
    expect(sortKeyName(`f_${'x'.repeat(32)}`).length).toBeLessThan(63);
  });
});

describe('values of columns', () => {
  it('are empty for every kind of empty, and zero for negative zero', () => {
    for (const nothing of [null, undefined, '', []]) expect(toColumn(nothing, 'json', 'sqlite')).toBeNull();
    expect(Object.is(toColumn(-0, 'real', 'postgres'), 0)).toBe(true);
  });

  it('are bound and read as each database has them', () => {
    expect(toColumn(true, 'boolean', 'sqlite')).toBe(1);
    expect(toColumn(true, 'boolean', 'postgres')).toBe(true);
    expect(toColumn(['o_a'], 'json', 'postgres')).toBe('["o_a"]');
    expect(fromColumn('42', 'integer')).toBe(42);
    expect(fromColumn(0, 'boolean')).toBe(false);
    expect(fromColumn(['o_a'], 'json')).toEqual(['o_a']);
    expect(fromColumn('["o_a"]', 'json')).toEqual(['o_a']);
  });
});
