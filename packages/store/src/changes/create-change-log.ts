// The change log as consumers read it: by position, in commit order, or as one actor may see it.
import { sql } from 'kysely';
import { type Acting, grantOn, type PlainGrant } from '../commands/acting.ts';
import { ask, askOne } from '../database/step.ts';
import { maskChange, pastCondition } from '../records/history.ts';
import { positionStatement, toStatement } from '../records/query.ts';
import type { Session } from '../session.ts';
import type { ChangeLog } from './change-log.ts';
import { toChange } from './change-row.ts';
import { judgeBefore } from './judge-before.ts';

export function createChangeLog(session: Session): ChangeLog {
  const { database } = session;
  const { dialect } = database;

  function grantOf(acting: Acting, entity: string): PlainGrant | undefined {
    const grant = grantOn(acting, entity);
    return grant.read ? grant : undefined;
  }

  return {
    read: (after, limit) =>
      database.read(function* read() {
        return (yield* ask(dialect.changesAfter(after, limit))).map(toChange);
      }),
    latest: () =>
      database.read(function* read() {
        return Number((yield* askOne(positionStatement({ dialect })))?.position);
      }),
    subscribe: (listener) => database.onCommit(listener),
    async visible(actor, change) {
      const grant = grantOf(session.acting(actor), change.entity);
      if (grant === undefined || session.catalog().entity(change.entity) === undefined) return undefined;
      const masked = maskChange(change, grant);
      if (masked === undefined || grant.rowRule === null) return masked;
      return session.ask(
        actor,
        change.entity,
        function* judge(asking) {
          // As it is now, and as it was before this change: whoever could see it then must see it leave.
          const now = sql`select t.id from ${sql.table(asking.entity.table)} as t where t.id = ${change.record} and (${pastCondition(
            {
              ...asking,
              grant: { ...grant, delete: true },
            },
          )})`;
          if ((yield* askOne(toStatement(asking, now))) !== undefined) return masked;
          return (yield* judgeBefore(asking, change)) ? masked : undefined;
        },
        false,
      );
    },
  };
}
