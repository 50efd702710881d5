// The score store: questions to scores, each as one actor, and the steps of the runs that keep them current.
import { compileHealthModel, type CompiledModel, type HealthModel, scoreRecord, toPoints } from '@keepwell/health';
import { scoreColumns, toBandCounts, toMovers, toReferenceSelect, toScoreSelect } from '@keepwell/health/sql';
import { AppError, createId, hasErrors } from '@keepwell/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type Actor, systemActor } from '../actor.ts';
import { scoreTableName } from '../catalog/score-table.ts';
import { ask, askOne, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { refuseMasked } from '../records/selection.ts';
import { titleOf, titleSql } from '../records/titles.ts';
import { rowCondition, visibleCondition } from '../records/visible.ts';
import { createPace, effortBeside } from '../pace.ts';
import type { Session } from '../session.ts';
import { readFacts } from './field-facts.ts';
import { dayAt } from './local-day.ts';
import { modelAt, publishedModel, publishedModels, type RunRow, runRow, runRows } from './model-row.ts';
import { hasWork } from './dirty-commands.ts';
import { noScores } from './log-scores.ts';
import { readsOfModel } from './model-reads.ts';
import { countReview } from './review-counts.ts';
import { readReasons } from './read-reasons.ts';
import { readContext, readOverride, readSubject } from './read-subject.ts';
import { type ScoringPlan, toScoreOptions } from './score-options.ts';
import type { RunReason, ScoreStore } from './score-store.ts';
import { createSignOffs } from './sign-offs.ts';

const hourMs = 3_600_000;
const moversShown = 50;

export function createScoreStore(session: Session): ScoreStore {
  const { database } = session;
  const pace = createPace({
    first: 500,
    least: 250,
    most: 20_000,
    effort: () => effortBeside(database.dialect, session.isQuiet()),
  });

  async function needModel(id: string): Promise<CompiledModel> {
    return database.read(() => publishedModel(id));
  }

  /** The scores in use and the revision they were made by. */
  async function needScores(
    id: string,
  ): Promise<{ row: RunRow; model: CompiledModel; current: ScoringPlan['current'] }> {
    const found = await database.read(function* read() {
      const row = yield* runRow(id);
      if (row === undefined || row.generation === null || row.revision === null) return undefined;
      const model = yield* modelAt(id, row.revision);
      return model === undefined ? undefined : { row, model, current: toCurrent(row, model) };
    });
    if (found === undefined) throw new AppError('store.not_scored');
    return found;
  }

  function toCurrent(row: RunRow, model: CompiledModel): NonNullable<ScoringPlan['current']> {
    return {
      table: scoreTableName(row.model, row.generation ?? 0),
      columns: new Set(scoreColumns(model).map(({ name }) => name)),
    };
  }

  function compileDraft(definition: HealthModel, id: string): ReturnType<typeof compileHealthModel> {
    return compileHealthModel(definition, { id, revision: 0 }, session.catalog());
  }

  async function optionalScores(id: string | null): Promise<Awaited<ReturnType<typeof needScores>> | null> {
    if (id === null) return null;
    return needScores(id).catch((thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === 'store.not_scored') return null;
      throw thrown;
    });
  }

  /** Whoever may not see a field may not be told what it gives. */
  function refuseHidden(asking: Asking, model: CompiledModel): void {
    for (const path of model.paths) refuseMasked(asking, path);
  }

  return {
    async state(_actor, id) {
      return database.read(function* read() {
        const row = yield* runRow(id);
        const waiting = yield* askOne({
          sql: 'select count(*) as n from score_dirty where model = $1',
          parameters: [id],
        });
        const isRunning = row !== undefined && row.phase !== null && row.phase !== 'logging';
        return {
          model: id,
          revision: row?.revision ?? null,
          at: row?.at ?? null,
          running: isRunning
            ? {
                revision: row.nextRevision ?? 0,
                done: row.cursor,
                total: row.total,
                reason: (row.reason ?? 'repair') as RunReason,
              }
            : null,
          waiting: Number(waiting?.n),
        };
      });
    },

    async preview(actor, id, definition) {
      const { compiled, issues } = compileDraft(definition, id ?? 'draft');
      const nothing = { issues, total: 0, bands: [], moving: 0, movers: [] };
      if (compiled === undefined || hasErrors(issues)) return nothing;
      const scores = await optionalScores(id);
      return session.ask(
        actor,
        definition.entity,
        function* question(asking) {
          refuseHidden(asking, compiled);
          // A draft is judged as if nobody had a band yet: what it says of today, not of the days before.
          const options = toScoreOptions({
            asking,
            model: compiled,
            current: null,
            run: scores?.row.run ?? '',
            due: ['atOnce', 'hourly', 'daily'],
            where: visibleCondition(asking),
          });
          const after = sql`(select record, score, band from (${toScoreSelect(compiled, options)}) as d)`;
          const before =
            scores?.current == null
              ? noScores(asking.dialect)
              : sql`(select record, score, band from ${sql.table(scores.current.table)})`;
          const counts = yield* ask(toStatement(asking, toBandCounts(before, after)));
          const ids = [...definition.bands.map((band) => band.id), 'unknown'];
          const sum = (side: 'band_before' | 'band_after', band: string): number =>
            counts.filter((row) => row[side] === band).reduce((all, row) => all + Number(row.count), 0);
          const moving = counts
            .filter((row) => row.band_before !== null && row.band_before !== row.band_after)
            .reduce((all, row) => all + Number(row.count), 0);
          const movers = scores === null ? [] : yield* readMovers(asking, before, after);
          return {
            issues,
            total: counts.reduce((all, row) => all + Number(row.count), 0),
            bands: ids.map((band) => ({ band, before: sum('band_before', band), after: sum('band_after', band) })),
            moving,
            movers,
          };
        },
        true,
      );
    },

    facts: (actor, entity, fields, label, where = null) =>
      session.ask(actor, entity, (asking) => readFacts(asking, fields, label, where), true),

    async receipt(actor, id, record) {
      const { row, model, current } = await needScores(id);
      return session.ask(
        actor,
        row.entity,
        function* question(asking) {
          refuseHidden(asking, model);
          const plan = { model, current, run: row.run ?? '' };
          const { values, before } = yield* readSubject(asking, plan, record);
          const context = yield* readContext(asking, plan, record, values);
          const override = yield* readOverride(asking, id, record);
          const subject = { entity: row.entity, record, values };
          return scoreRecord(model, { subject, before, due: ['atOnce'], override }, context);
        },
        false,
      );
    },

    async reasons(actor, id, records) {
      const { row, model, current } = await needScores(id);
      return session.ask(
        actor,
        row.entity,
        function* question(asking) {
          refuseHidden(asking, model);
          return yield* readReasons(asking, { model, current, run: row.run ?? '' }, records);
        },
        false,
      );
    },

    async tryOn(actor, definition, record) {
      const { compiled, issues } = compileDraft(definition, 'draft');
      if (compiled === undefined) throw new AppError('store.document_refused', {}, { issues });
      return session.ask(
        actor,
        definition.entity,
        function* question(asking) {
          refuseHidden(asking, compiled);
          const plan = { model: compiled, current: null, run: '' };
          const { values, before } = yield* readSubject(asking, plan, record);
          const context = yield* readContext(asking, plan, record, values);
          const subject = { entity: definition.entity, record, values };
          return scoreRecord(compiled, { subject, before, due: ['atOnce', 'hourly', 'daily'] }, context);
        },
        false,
      );
    },

    async history(actor, id, record, since) {
      const { row } = await needScores(id);
      return session.ask(
        actor,
        row.entity,
        function* question(asking) {
          yield* needVisible(asking, record);
          const rows = yield* ask({
            sql: `select * from score_history where model = $1 and record = $2 and at >= $3 order by at`,
            parameters: [id, record, since],
          });
          return rows.map((one) => ({
            at: Number(one.at),
            score: one.score === null ? null : toPoints(Number(one.score)),
            coverage: Number(one.coverage) / 100,
            band: String(one.band),
            revision: Number(one.revision),
            cause: String(one.cause),
          }));
        },
        false,
      );
    },

    async review(actor, id, question) {
      const { row, current } = await needScores(id);
      return session.ask(
        actor,
        row.entity,
        function* count(asking) {
          return current === null ? [] : yield* countReview(asking, current.table, question);
        },
        true,
      );
    },

    ...createSignOffs(session),

    async override(actor, id, record, said, isOwner = false) {
      const { row, model } = await needScores(id);
      if (said.reason.trim() === '') throw new AppError('store.reason_missing');
      if (!model.definition.bands.some((band) => band.id === said.band)) throw new AppError('store.not_scored');
      await session.ask(actor, row.entity, (asking) => needVisible(asking, record), false);
      const overrideId = createId('o', session.random);
      await session.write(actor, 'setOverride', {
        id: overrideId,
        model: id,
        record,
        ...said,
        isOwner,
      });
    },

    async liftOverride(actor, id, record, isOwner = false) {
      const { row } = await needScores(id);
      await session.ask(actor, row.entity, (asking) => needVisible(asking, record), false);
      await session.write(actor, 'liftOverride', { model: id, record, isOwner });
    },

    async begin(actor, id, reason) {
      await session.write(actor, 'beginScoring', { model: id, reason });
    },

    async step(actor, id) {
      const row = await database.read(() => runRow(id));
      if (row?.phase === 'freezing') {
        await freeze(actor, row);
        return { done: false };
      }
      const { done, switched } = await pace.keep(id, (size) =>
        session.write(actor, 'stepScoring', { model: id, size }),
      );
      if (switched) await session.refresh();
      return { done };
    },

    async follow(actor) {
      // Looked at first: a write that finds nothing to do would itself be heard as a change.
      if (!(await database.read(() => hasWork(database.dialect)))) return { left: false, scored: 0, entities: [] };
      return session.write(actor, 'followChanges', { changes: 2_000, records: 1_000 });
    },

    async unfinished() {
      const rows = await database.read(runRows);
      return rows.filter(({ phase }) => phase !== null).map(({ model }) => model);
    },

    async due(now) {
      const [models, rows] = await database.read(function* read() {
        return [yield* publishedModels(), yield* runRows()] as const;
      });
      const today = dayAt(now, session.acting(systemActor('health')).timeZone);
      return models.flatMap((model): { model: string; reason: RunReason }[] => {
        const row = rows.find((one) => one.model === model.id);
        if (row === undefined) return [{ model: model.id, reason: 'publish' }];
        if (row.phase !== null) return [];
        if (row.revision !== model.revision) return [{ model: model.id, reason: 'publish' }];
        const wantsDays =
          model.dependsOnTime ||
          readsOfModel(session.catalog(), model).clock !== 'never' ||
          model.keptGroups.length > 0 ||
          model.references.length > 0;
        if (wantsDays && row.dailyOn !== null && row.dailyOn < today) return [{ model: model.id, reason: 'day' }];
        const wantsHours = model.keptGroups.some(({ cadence }) => cadence === 'hourly');
        if (wantsHours && (row.hourlyAt ?? 0) + hourMs <= now) return [{ model: model.id, reason: 'hour' }];
        return [];
      });
    },
  };

  /** Distributions take seconds on a million records, so a reader finds them; only the few knots pass the writer. */
  async function freeze(actor: Actor, row: RunRow): Promise<void> {
    const model = await needModel(row.model);
    const run = row.nextRun ?? '';
    const rows: unknown[][] = [];
    for (const { indicator, path, within } of model.references) {
      const found = await session.ask(
        actor,
        row.entity,
        function* question(asking) {
          const options = toScoreOptions({ asking, model, current: null, run, due: [], where: sql`1 = 1` });
          const select = toReferenceSelect({
            dialect: asking.dialect.name,
            run,
            indicator,
            from: sql`${sql.table(asking.entity.table)} as t where t.deleted_at is null`,
            number: options.path(path),
            within: within === null ? null : options.path(within),
          });
          return yield* ask(toStatement(asking, select));
        },
        true,
      );
      for (const one of found) {
        const { value, percentile, slope, size, median, mad } = one;
        rows.push([run, indicator, String(one.within), value, percentile, slope, Number(size), median, mad]);
      }
    }
    await session.write(actor, 'storeReferences', { model: row.model, run, rows });
  }
}

function* needVisible(asking: Asking, record: number): Step<void> {
  const condition = asking.grant.delete ? (rowCondition(asking) ?? sql`1 = 1`) : visibleCondition(asking);
  const row = yield* askOne(
    toStatement(
      asking,
      sql`select t.id from ${sql.table(asking.entity.table)} as t where t.id = ${record} and ${condition}`,
    ),
  );
  if (row === undefined) throw new AppError('store.record_not_found', { record });
}

function* readMovers(
  asking: Asking,
  before: RawBuilder<unknown>,
  after: RawBuilder<unknown>,
): Step<Awaited<ReturnType<ScoreStore['preview']>>['movers']> {
  const movers = yield* ask(toStatement(asking, toMovers(before, after, moversShown)));
  if (movers.length === 0) return [];
  const ids = movers.map((row) => Number(row.record));
  const titles = yield* ask(
    toStatement(
      asking,
      sql`select t.id as id, ${titleSql(asking)} as title from ${sql.table(asking.entity.table)} as t
        where ${asking.dialect.isIn(sql.ref('t.id'), 'integer', ids)}`,
    ),
  );
  const titleById = new Map(titles.map((row) => [Number(row.id), titleOf(asking, Number(row.id), row.title)]));
  return movers.map((row) => ({
    record: Number(row.record),
    title: titleById.get(Number(row.record)) ?? `#${row.record}`,
    before: toPoints(Number(row.before)),
    after: toPoints(Number(row.after)),
    bandBefore: String(row.band_before),
    bandAfter: String(row.band_after),
  }));
}
