// The segment store: questions to segments and tierings, each as one actor, and the steps that keep their members current.
import { AppError, hasErrors } from '@keepwell/kernel';
import {
  checkBody,
  type CompiledSegment,
  compileSegment,
  segmentKind,
  type SegmentKindName,
  tieringKind,
} from '@keepwell/model';
import { sql } from 'kysely';
import { type Actor, systemActor } from '../actor.ts';
import { accessTo } from '../commands/acting.ts';
import { ask, askOne, askTogether, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { fieldSql } from '../records/rule-sql.ts';
import { refuseMasked } from '../records/selection.ts';
import { visibleCondition } from '../records/visible.ts';
import { dayAt } from '../scores/local-day.ts';
import { createPace, type Effort, effortBeside } from '../pace.ts';
import type { Session } from '../session.ts';
import { compareSets } from './compare.ts';
import { differencesAfter, partSql } from './differences.ts';
import { dueSegments } from './due-segments.ts';
import { hasSegmentWork, readPosition } from './follow-segments.ts';
import { publishedSegments } from './published-segments.ts';
import { countMovesSince, readMembers, readMemberships } from './read-members.ts';
import type { SegmentStep, SegmentStepAnswer } from './refresh-segment.ts';
import { segmentRow, segmentRows, type SegmentRow } from './segment-row.ts';
import type { SegmentPreview, SegmentState, SegmentStore } from './segment-store.ts';

/** Who is found at once to be moved; a scan of all records finds them. */
const foundAtOnce = 50_000;
/** Changes of the log in one transaction. */
const changesAtOnce = 500;

export function createSegmentStore(session: Session): SegmentStore {
  const { database } = session;
  const effort = (): Effort => effortBeside(database.dialect, session.isQuiet());
  const filling = createPace({ first: 4_000, least: 4_000, most: 100_000, effort });
  const moving = createPace({ first: 500, least: 100, most: 5_000, effort });
  /** Who was found and waits to be moved; whatever else becomes of them meanwhile, the writer judges them again. */
  const found = new Map<string, Found>();

  const published = (): Promise<ReadonlyMap<string, CompiledSegment>> =>
    database.read(() => publishedSegments(session.catalog()));

  async function need(id: string): Promise<CompiledSegment> {
    const segment = (await published()).get(id);
    if (segment === undefined) throw new AppError('store.document_not_found', { document: id });
    return segment;
  }

  /** As one actor, who must see the field that shows it. */
  async function askSegment<T>(
    actor: Actor,
    id: string,
    question: (asking: Asking, segment: CompiledSegment) => Step<T>,
    long: boolean,
  ): Promise<T> {
    const segment = await need(id);
    return session.ask(
      actor,
      segment.entity,
      (asking) => {
        refuseMasked(asking, segment.field);
        return question(asking, segment);
      },
      long,
    );
  }

  function* stateOf(asking: Asking, segment: CompiledSegment): Step<SegmentState> {
    const row = yield* segmentRow(segment.id);
    const [next] = yield* ask(database.dialect.changesAfter(yield* readPosition(), 1));
    const seesAll = asking.grant.rowRule === null;
    const isFilling = row?.phase != null;
    return {
      segment: segment.id,
      entity: segment.entity,
      revision: row?.revision ?? null,
      parts: row?.at == null || !seesAll ? null : yield* sizesNow(segment),
      at: row?.at ?? null,
      took: row?.took ?? null,
      lateSince: next === undefined ? null : Number(next.at),
      running: isFilling ? progressOf(row) : null,
    };
  }

  return {
    async states(actor) {
      const states: SegmentState[] = [];
      for (const segment of (await published()).values()) {
        const state = await session
          .ask(
            actor,
            segment.entity,
            function* one(asking) {
              refuseMasked(asking, segment.field);
              return yield* stateOf(asking, segment);
            },
            false,
          )
          .catch((thrown: unknown) => {
            // Whoever may not see its field does not hear of it.
            if (thrown instanceof AppError) return undefined;
            throw thrown;
          });
        if (state !== undefined) states.push(state);
      }
      return states;
    },

    state: (actor, id) => askSegment(actor, id, stateOf, false),

    sizes: (actor, id, since) =>
      askSegment(
        actor,
        id,
        function* question(asking, segment) {
          if (asking.grant.rowRule !== null) return [];
          const rows = yield* ask({
            sql: `select * from segment_size as s where segment = $1 and day >= coalesce(
                (select max(day) from segment_size where segment = s.segment and part = s.part and day < $2), $2)
              order by part, day`,
            parameters: [segment.id, dayAt(since, asking.context.timeZone)],
          });
          return rows.map((row) => ({
            part: String(row.part),
            day: Number(row.day),
            size: Number(row.size),
            entered: Number(row.entered),
            departed: Number(row.departed),
          }));
        },
        false,
      ),

    members: (actor, id, request) =>
      askSegment(actor, id, (asking, segment) => readMembers(asking, segment, request), false),

    async memberships(actor, entity, record) {
      const all = [...(await published()).values()].filter((segment) => segment.entity === entity);
      return session.ask(
        actor,
        entity,
        (asking) => {
          const isShown = ({ field }: CompiledSegment): boolean =>
            ['read', 'write'].includes(accessTo(asking.grant, field));
          return readMemberships(asking, all.filter(isShown), record);
        },
        false,
      );
    },

    moves: (actor, id, since) =>
      askSegment(actor, id, (asking, segment) => countMovesSince(asking, segment, since), true),

    async preview(actor, kind, id, definition) {
      const catalog = session.catalog();
      const { issues, segment } = compileDraft(kind, id, definition);
      const nothing = { issues, total: 0, parts: [], entering: 0, leaving: 0, empties: [] };
      if (segment === undefined || hasErrors(issues)) return nothing;
      return session.ask(
        actor,
        segment.entity,
        function* question(asking) {
          for (const { way, fields } of segment.reads.places) {
            if (way.length === 0) for (const field of fields) refuseMasked(asking, field);
          }
          const isKnown = id !== null && catalog.segments.has(id);
          return yield* previewSegment(asking, segment, isKnown, issues);
        },
        true,
      );
    },

    compare: (actor, entity, question) => session.ask(actor, entity, (asking) => compareSets(asking, question), true),

    async follow(actor) {
      // Looked at first: a write that finds nothing to do would itself be heard as a change.
      if (!(await database.read(() => hasSegmentWork(database.dialect)))) return { left: false, moved: 0 };
      return session.write(actor, 'followSegments', { changes: changesAtOnce });
    },

    async begin(actor, segment, reason) {
      await session.write(actor, 'beginSegment', { segment, reason });
    },

    async step(actor, id) {
      const row = await database.read(() => segmentRow(id));
      if (row === undefined || row.phase === null) return { done: true };
      const { phase, cursor, beganAt } = row;
      const step = { segment: id, beganAt, phase, cursor };
      const { done, shown } =
        phase === 'filling'
          ? await filling.keep(id, (size) =>
              session.write(actor, 'stepSegment', { ...step, ids: [], next: null, size }),
            )
          : await move(actor, row, step);
      if (shown) await session.refresh();
      return { done };
    },

    async unfinished() {
      const rows = await database.read(segmentRows);
      const known = await published();
      return rows.filter(({ segment, phase }) => phase !== null && known.has(segment)).map(({ segment }) => segment);
    },

    async due(now) {
      const { timeZone } = session.acting(systemActor('segments'));
      const { begin, rename } = await database.read(() => dueSegments(session.catalog(), now, timeZone));
      for (const segment of rename) await session.write(systemActor('segments'), 'renameSegment', { segment });
      return begin;
    },
  };

  function compileDraft(
    kind: SegmentKindName,
    id: string | null,
    definition: unknown,
  ): { readonly issues: SegmentPreview['issues']; readonly segment: CompiledSegment | undefined } {
    const of = kind === 'segment' ? segmentKind : tieringKind;
    const shape = checkBody(of, definition);
    if (hasErrors(shape)) return { issues: shape, segment: undefined };
    const catalog = session.catalog();
    const named = id ?? `${of.idPrefix}_draft`;
    const issues = of.check(definition as never, named, catalog);
    if (hasErrors(issues)) return { issues, segment: undefined };
    return { issues, segment: compileSegment({ id: named, revision: 0, kind, body: definition }, catalog) };
  }

  async function move(
    actor: Actor,
    row: SegmentRow,
    step: Pick<SegmentStep, 'segment' | 'beganAt' | 'phase' | 'cursor'>,
  ): Promise<SegmentStepAnswer> {
    const known = found.get(row.segment);
    const isGood = known?.beganAt === row.beganAt && known.cursor === row.cursor;
    const { ids: all, isLast } = isGood ? known : await readDifferences(actor, row);
    return moving.keep(row.segment, async (size) => {
      const ids = all.slice(0, size);
      const rest = all.slice(size);
      const next = rest.length === 0 && isLast ? null : (ids.at(-1) ?? null);
      const answer = await session.write(actor, 'stepSegment', { ...step, ids, next, size });
      if (rest.length === 0 || next === null) found.delete(row.segment);
      else found.set(row.segment, { beganAt: row.beganAt, cursor: next, ids: rest, isLast });
      return answer;
    });
  }

  /** Scans of all records, so a reader makes them; the few they find pass the writer. */
  async function readDifferences(actor: Actor, row: SegmentRow): Promise<Pick<Found, 'ids' | 'isLast'>> {
    const segment = await need(row.segment);
    return session.ask(
      actor,
      segment.entity,
      function* question(asking) {
        const questions = differencesAfter(asking, segment, row.cursor, foundAtOnce);
        const lists = yield* askTogether(questions.map((question) => toStatement(asking, question)));
        const cut = lists.filter(({ length }) => length === foundAtOnce).map((list) => Number(list.at(-1)?.record));
        // Beyond the end of a list that was cut, some would be missing.
        const until = Math.min(...cut, Number.POSITIVE_INFINITY);
        const ids = lists.flatMap((list) => list.map(({ record }) => Number(record)));
        return { ids: ids.filter((id) => id <= until).sort((x, y) => x - y), isLast: cut.length === 0 };
      },
      true,
    );
  }
}

interface Found {
  readonly beganAt: number;
  /** Place up to which they have been moved. */
  readonly cursor: number;
  readonly ids: readonly number[];
  /** Nobody differs after them. */
  readonly isLast: boolean;
}

function progressOf(row: SegmentRow): SegmentState['running'] {
  return { done: row.cursor, total: row.total, reason: row.reason };
}

function* sizesNow(segment: CompiledSegment): Step<{ part: string; size: number }[]> {
  const rows = yield* ask({
    sql: `select part, size from segment_size as s where segment = $1
      and day = (select max(day) from segment_size where segment = s.segment and part = s.part)`,
    parameters: [segment.id],
  });
  const sizes = new Map(rows.map(({ part, size }) => [String(part), Number(size)]));
  return segment.parts.map(({ id }) => ({ part: id, size: sizes.get(id) ?? 0 }));
}

function* previewSegment(
  asking: Asking,
  segment: CompiledSegment,
  isKnown: boolean,
  issues: SegmentPreview['issues'],
): Step<SegmentPreview> {
  const table = sql.table(asking.entity.table);
  const before = isKnown
    ? sql`(select m.part from segment_member as m where m.segment = ${segment.id} and m.record = t.id)`
    : asking.dialect.typed('text', null);
  const counts = yield* ask(
    toStatement(
      asking,
      sql`select was, now, count(*) as n from (
          select ${before} as was, ${partSql(asking, segment)} as now from ${table} as t where ${visibleCondition(asking)}
        ) as judged group by was, now`,
    ),
  );
  const rows = counts.map(({ was, now, n }) => ({
    was: was == null ? null : String(was),
    now: now == null ? null : String(now),
    count: Number(n),
  }));
  const sum = (holds: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(holds).reduce((all, { count }) => all + count, 0);
  return {
    issues,
    total: sum(() => true),
    parts: segment.parts.map(({ id }) => ({
      part: id,
      before: sum(({ was }) => was === id),
      after: sum(({ now }) => now === id),
    })),
    entering: isKnown ? sum(({ was, now }) => now !== null && was !== now) : 0,
    leaving: isKnown ? sum(({ was, now }) => was !== null && was !== now) : 0,
    empties: yield* countEmpties(asking, segment),
  };
}

/** Records in which a field of their own that the rules read is empty: conditions on it do not hold there. */
function* countEmpties(asking: Asking, segment: CompiledSegment): Step<SegmentPreview['empties']> {
  const own = segment.reads.places.find(({ way }) => way.length === 0);
  const fields = [...(own?.fields ?? [])].flatMap((id) => {
    const stored = asking.entity.field(id);
    const value = stored === undefined || stored.isSystem ? undefined : fieldSql(asking, asking.entity, id, 't');
    return value === undefined ? [] : [{ id, value }];
  });
  if (fields.length === 0) return [];
  const sums = fields.map(
    ({ value }, index) => sql`sum(case when ${value} is null then 1 else 0 end) as ${sql.ref(`n${index}`)}`,
  );
  const row = yield* askOne(
    toStatement(
      asking,
      sql`select ${sql.join(sums)} from ${sql.table(asking.entity.table)} as t where ${visibleCondition(asking)}`,
    ),
  );
  return fields
    .map(({ id }, index) => ({ field: id, count: Number(row?.[`n${index}`] ?? 0) }))
    .filter(({ count }) => count > 0);
}
