// The entity of these benches, and as many records of it as wanted, written past the store.
import { sampleEntity, sampleField } from '@keepwell/model/testing';

export const entity = sampleEntity('e_firm', [
  sampleField('f_name', 'text'),
  sampleField('f_tenure', 'integer'),
  sampleField('f_fee', 'decimal'),
  sampleField('f_usage', 'decimal'),
  sampleField('f_tickets', 'integer'),
  sampleField('f_paperless', 'yesNo'),
  sampleField('f_seen', 'date'),
]);

export function customersSql(database: 'sqlite' | 'postgres', count: number): string {
  const flag = (condition: string): string => (database === 'sqlite' ? condition : `(${condition})`);
  const date =
    database === 'sqlite'
      ? "date('2026-01-31', '-' || cast(n * 7919 % 400 as integer) || ' days')"
      : "to_char(date '2026-01-31' - cast(n * 7919 % 400 as integer), 'YYYY-MM-DD')";
  return `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${count})
    insert into r_e_firm (id, version, created_at, created_by, updated_at, updated_by,
      f_name, f_tenure, f_fee, f_usage, f_tickets, f_paperless, f_seen, f_name_key)
    select n, 1, 0, 'bench', 0, 'bench', 'Customer ' || n, n * 7907 % 73, (n * 104729 % 12000) / 100.0,
      case when n % 25 = 0 then null else (n * 15485863 % 12000) / 100.0 end, n * 611953 % 9, ${flag('n * 31 % 100 < 59')},
      case when n % 40 = 0 then null else ${date} end, 'customer ' || n from numbers`;
}
