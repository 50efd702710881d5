// Twenty segments as rules, and the same as the conditions and statements an engineer would write by hand.
type Database = 'sqlite' | 'postgres';

export interface HandRule {
  readonly json: unknown;
  sql(database: Database, now: number): string;
}

const field = (name: string): { var: string } => ({ var: name });
const guarded = (name: string, condition: unknown): unknown => ({ and: [{ notEmpty: [field(name)] }, condition] });
const dayMs = 86_400_000;
const daysAgo = (now: number, days: number): string => new Date(now - days * dayMs).toISOString().slice(0, 10);

const feeFrom = (least: number): HandRule => ({
  json: guarded('f_fee', { '>=': [field('f_fee'), least] }),
  sql: () => `f_fee >= ${least}`,
});
const usageBelow = (most: number, tickets: number): HandRule => ({
  json: {
    and: [
      guarded('f_usage', { '<': [field('f_usage'), most] }),
      guarded('f_tickets', { '>=': [field('f_tickets'), tickets] }),
    ],
  },
  sql: () => `f_usage < ${most} and f_tickets >= ${tickets}`,
});
const silentFor = (days: number): HandRule => ({
  json: { moreThanAgo: [field('f_seen'), days, 'day'] },
  sql: (_database, now) => `f_seen < '${daysAgo(now, days)}'`,
});
const risky = (fee: number, days: number): HandRule => ({
  json: {
    and: [
      guarded('f_fee', { '>=': [field('f_fee'), fee] }),
      { moreThanAgo: [field('f_seen'), days, 'day'] },
      { '==': [field('f_paperless'), true] },
    ],
  },
  sql: (database, now) =>
    `f_fee >= ${fee} and f_seen < '${daysAgo(now, days)}' and ${database === 'sqlite' ? 'f_paperless = 1' : 'f_paperless'}`,
});
const newOnes = (tenure: number): HandRule => ({
  json: guarded('f_tenure', { '<': [field('f_tenure'), tenure] }),
  sql: () => `f_tenure < ${tenure}`,
});

/** From a thousandth to a half of all customers; eight of them depend on the date. */
export const rules: readonly HandRule[] = [
  feeFrom(60),
  feeFrom(90),
  feeFrom(110),
  feeFrom(117),
  usageBelow(20, 4),
  usageBelow(40, 6),
  usageBelow(60, 8),
  usageBelow(10, 2),
  silentFor(90),
  silentFor(180),
  silentFor(300),
  silentFor(380),
  risky(80, 60),
  risky(100, 90),
  risky(110, 120),
  risky(115, 200),
  newOnes(3),
  newOnes(6),
  newOnes(12),
  newOnes(36),
];

/** One in a hundred customers gets other figures, and no log tells of it. */
export function silentChanges(_database: Database, round: number): string {
  return `update r_e_firm set f_fee = (f_fee * 100 + 3700 + ${round} * 1100 - case when f_fee * 100 + 3700 + ${round} * 1100 >= 12000 then 12000 else 0 end) / 100.0,
    f_tickets = 8 - f_tickets where id % 100 = ${round * 7 + 3}`;
}

/** Finds who came and who went, writes both down, and puts the members right: one transaction. */
export function refreshByHand(database: Database, segment: string, rule: string, now: number): string {
  const temporary = database === 'sqlite' ? 'temp' : 'temporary';
  return `begin;
    create ${temporary} table moves as
      select id as record, 1 as entering from r_e_firm as t where deleted_at is null and (${rule})
        and not exists (select 1 from hand_member as m where m.segment = '${segment}' and m.record = t.id)
      union all
      select m.record, 0 from hand_member as m where m.segment = '${segment}' and not exists (
        select 1 from r_e_firm as t where t.id = m.record and deleted_at is null and (${rule}));
    insert into hand_change (record, segment, at, before, after)
      select record, '${segment}', ${now}, case entering when 1 then '{"f":false}' else '{"f":true}' end,
        case entering when 1 then '{"f":true}' else '{"f":false}' end from moves;
    delete from hand_member where segment = '${segment}' and record in (select record from moves where entering = 0);
    insert into hand_member select '${segment}', record, ${now} from moves where entering = 1;
    drop table moves;
    commit;`;
}
