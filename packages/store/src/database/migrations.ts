// The store's own tables, version by version. A migration that has been released is never edited; a new one is added.
import type { Dialect } from './dialect.ts';

export interface Migration {
  readonly version: number;
  statements(dialect: Dialect): readonly string[];
}

export const migrations: readonly Migration[] = [
  { version: 1, statements: firstTables },
  { version: 2, statements: plannedDeletions },
  { version: 3, statements: scoreTables },
  { version: 4, statements: segmentTables },
  { version: 5, statements: signOffTables },
  { version: 6, statements: (dialect) => dialect.functions },
];

export const dataVersion = Math.max(...migrations.map((migration) => migration.version));

function firstTables(dialect: Dialect): readonly string[] {
  const { integer, text } = dialect.words;
  const own = dialect.hasConcurrentWriters
    ? [
        'create sequence change_position',
        'alter table change add column tx xid8 not null default pg_current_xact_id()',
        'create index change_order on change (tx, position)',
      ]
    : [];
  return [
    `create table counter (name ${text} primary key, next ${integer} not null)`,
    `create table setting (name ${text} primary key, value ${text} not null)`,
    `create table document (
      id ${text} primary key, kind ${text} not null, app ${text}, token ${integer} not null,
      draft ${text}, draft_at ${integer}, draft_by ${text}, draft_version ${integer},
      revision ${integer}, deleted_at ${integer}, deleted_by ${text},
      created_at ${integer} not null, created_by ${text} not null)`,
    'create index document_kind on document (kind, app)',
    `create table revision (
      document ${text} not null, revision ${integer} not null, version ${integer} not null, body ${text} not null,
      at ${integer} not null, by ${text} not null, note ${text}, digest ${text}, primary key (document, revision))`,
    // Drafts that were thrown away or overwritten by a restore: nobody's text is lost.
    `create table old_draft (
      document ${text} not null, token ${integer} not null, body ${text} not null,
      at ${integer} not null, by ${text} not null, primary key (document, token))`,
    `create table reference (
      source ${text} not null, target ${text} not null, field ${text}, used_as ${text} not null, path ${text} not null)`,
    'create index reference_source on reference (source)',
    'create index reference_target on reference (target, field)',
    // Columns whose field was deleted; they keep their values until they are emptied.
    `create table binned_field (
      entity ${text} not null, field ${text} not null, definition ${text} not null, filled ${integer} not null,
      at ${integer} not null, by ${text} not null, primary key (entity, field))`,
    `create table change (
      position ${integer} primary key, operation ${integer} not null, entity ${text} not null, record ${integer} not null,
      change ${text} not null, at ${integer} not null, actor ${text} not null, cause ${text} not null,
      cause_of ${text}, before ${text} not null, after ${text} not null)`,
    'create index change_record on change (entity, record, position)',
    'create index change_operation on change (operation, position)',
    `create table request_key (
      key ${text} primary key, actor ${text} not null, digest ${text} not null, answer ${text} not null, at ${integer} not null)`,
    `create table job (
      id ${text} primary key, kind ${text} not null, actor ${text} not null, state ${text} not null,
      done ${integer} not null, total ${integer}, created_at ${integer} not null, started_at ${integer},
      finished_at ${integer}, lease_until ${integer}, input ${text} not null, result ${text}, problem ${text})`,
    'create index job_state on job (state, created_at)',
    ...own,
  ];
}

/** What a deleted document took along to the bin, and what let go of it: restoring brings both back. */
function plannedDeletions(dialect: Dialect): readonly string[] {
  const { text } = dialect.words;
  return [
    `alter table document add column deleted_with ${text}`,
    `create table released_use (
      deleted ${text} not null, document ${text} not null, body ${text} not null, primary key (deleted, document))`,
  ];
}

/** Health models: which table holds their scores, what the scores were, and what people and references say about them. */
function scoreTables(dialect: Dialect): readonly string[] {
  const { integer, text, real } = dialect.words;
  return [
    // `next_…`: a full run that goes on beside the scores in use. `cursor`: the last record it has done.
    `create table score_table (
      model ${text} primary key, entity ${text} not null, generation ${integer}, revision ${integer}, run ${text}, at ${integer},
      next_generation ${integer}, next_revision ${integer}, next_run ${text}, phase ${text}, cursor ${integer} not null,
      total ${integer} not null, began_at ${integer}, began_position ${integer} not null, reason ${text}, old_generation ${integer},
      last_generation ${integer} not null, hourly_at ${integer}, daily_on ${integer})`,
    // Distributions frozen at a full run: knots, each with the size, median and deviation of its distribution.
    `create table score_reference (
      run ${text} not null, indicator ${text} not null, within ${text} not null, value ${real} not null, percentile ${real} not null,
      slope ${real} not null, size ${integer} not null, median ${real} not null, mad ${real} not null,
      primary key (run, indicator, within, value))`,
    `create table score_history (
      model ${text} not null, record ${integer} not null, at ${integer} not null, score ${integer}, coverage ${integer} not null,
      band ${text} not null, revision ${integer} not null, cause ${text} not null)`,
    'create index score_history_record on score_history (model, record, at)',
    `create table score_override (
      id ${text} primary key, model ${text} not null, record ${integer} not null, band ${text} not null, reason ${text} not null,
      by ${text} not null, at ${integer} not null, until ${integer}, locked ${integer} not null, ended_at ${integer}, ended_by ${text})`,
    'create index score_override_record on score_override (model, record, at)',
    'create index score_override_until on score_override (until) where ended_at is null',
    `create table score_dirty (model ${text} not null, record ${integer} not null, primary key (model, record))`,
    `create table consumer (name ${text} primary key, position ${integer} not null)`,
  ];
}

/** Segments and tierings: who is in which part since when, how far a refresh is, and how large the parts were on each day. */
function segmentTables(dialect: Dialect): readonly string[] {
  const { integer, text } = dialect.words;
  return [
    // `phase`: a refresh that goes on; `cursor`: the last record it has seen. `stale`: something changed that no log tells.
    `create table segment_state (
      segment ${text} primary key, entity ${text} not null, revision ${integer} not null, meaning ${text} not null,
      at ${integer}, took ${integer}, day ${integer} not null, phase ${text}, cursor ${integer} not null, total ${integer} not null,
      reason ${text} not null, began_at ${integer} not null, stale ${integer} not null)`,
    // `position`: the change that brought the record in, by itself or by the score it moved; null where the clock or a new rule did.
    `create table segment_member (
      segment ${text} not null, record ${integer} not null, part ${text} not null, since ${integer} not null,
      cause ${text} not null, position ${integer}, primary key (segment, record))${dialect.words.byKey}`,
    'create index segment_member_since on segment_member (segment, since)',
    `create table segment_size (
      segment ${text} not null, part ${text} not null, day ${integer} not null, size ${integer} not null,
      entered ${integer} not null, departed ${integer} not null, primary key (segment, part, day))`,
    `create index change_segment on change (cause_of, position) where cause = 'segment'`,
    `alter table score_dirty add column position ${integer}`,
  ];
}

/** What reviewers said of a published health model, with the figures they saw. A row is never changed: another word is another row. */
function signOffTables(dialect: Dialect): readonly string[] {
  const { integer, text } = dialect.words;
  const words = 'a sign-off is never changed';
  const kept = dialect.hasConcurrentWriters
    ? [
        `create function model_signoff_kept() returns trigger language plpgsql as $$ begin raise exception '${words}'; end $$`,
        `create trigger model_signoff_kept before update on model_signoff for each row execute function model_signoff_kept()`,
      ]
    : [`create trigger model_signoff_kept before update on model_signoff begin select raise(abort, '${words}'); end`];
  return [
    `create table model_signoff (
      id ${text} primary key, model ${text} not null, number ${integer} not null, revision ${integer} not null,
      by ${text} not null, at ${integer} not null, verdict ${text} not null, note ${text}, figures ${text} not null)`,
    // `number`: the order within a model, for two may be signed in the same millisecond.
    'create unique index model_signoff_number on model_signoff (model, number)',
    ...kept,
  ];
}
