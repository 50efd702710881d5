// Performs a dry run or a run of an import:
//
//   plan target ─▶ survey options ─▶ publish target ─▶ worker: read, judge, slice ─▶ write slice ─▶ note progress
//                  (only if texts      (run only)                                     (dry run: ask)   (run only)
//                   become options)
import type { MappedColumn, Outcome, RefusedRow } from '@keepwell/exchange';
import { AppError, type Clock, type Random } from '@keepwell/kernel';
import { type FieldDefinition, isSettable, type Option, parseValue, type Reader } from '@keepwell/model';
import type { Actor, Store } from '@keepwell/store';
import type { ImportFolder } from './import-folder.ts';
import type { Person } from './link-resolver.ts';
import type { KeptImport, RunProgress } from './kept-import.ts';
import { addOptions, type ImportTarget, planTarget } from './plan-target.ts';
import { chooseApp, publishTarget } from './publish-target.ts';
import { createSliceWriter } from './slice-writer.ts';
import type { JudgeTask } from './worker-messages.ts';
import type { ImportWorkers } from './import-workers.ts';

export interface ImportRun {
  readonly store: Store;
  readonly workers: ImportWorkers;
  readonly folder: ImportFolder;
  readonly kept: KeptImport;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly random: Random;
  readonly slice: number;
  readonly people: () => Promise<readonly Person[]>;
  readonly signal: AbortSignal;
  /** Rows judged so far. */
  onProgress(done: number): void;
  save(): Promise<void>;
}

const mostProblems = 200;

/** Judges every row and asks the store about it, without writing. */
export async function dryRunImport(run: ImportRun): Promise<Outcome> {
  const { kept, folder, store, actor, people } = run;
  const started = run.clock.now();
  const target = await surveyed(run, targetOf(run));
  await folder.cutRefused('dry-run', 0);
  const { onMatch } = kept.mapping;
  const write = createSliceWriter({ store, actor, importId: kept.id, target, onMatch, dryRun: true, people });
  const outcome = emptyOutcome(target.isNew ? null : target.entity);
  let done = 0;
  for await (const slice of run.workers.slices(judgeTask(run, target, 0), run.signal)) {
    const written = await write(slice, null);
    await folder.refuse('dry-run', written.refused);
    addTo(outcome, written);
    done += slice.rows.length + slice.refused.length;
    run.onProgress(done);
  }
  outcome.milliseconds = run.clock.now() - started;
  return outcome;
}

/** Writes the good rows; goes on behind the slices that an earlier, interrupted run wrote. `outcome` grows as it goes. */
export async function writeImport(run: ImportRun, outcome: Outcome): Promise<void> {
  const { kept, folder, store, actor, people } = run;
  const planned = await surveyed(run, targetOf(run));
  const progress = kept.progress ?? (await beginRun(run, planned));
  const target: ImportTarget = { ...planned, entity: progress.entity };
  await publishTarget(store, actor, target, progress);
  outcome.entity = progress.entity;
  await folder.cutRefused('run', progress.refusedBytes);
  const { onMatch } = kept.mapping;
  const write = createSliceWriter({ store, actor, importId: kept.id, target, onMatch, dryRun: false, people });
  let last = run.clock.now();
  for await (const slice of run.workers.slices(judgeTask(run, target, progress.slices), run.signal)) {
    const written = await write(slice, progress.operation);
    progress.operation = written.operation;
    progress.refusedBytes = await folder.refuse('run', written.refused);
    progress.slices = slice.number + 1;
    progress.created += written.created;
    progress.updated += written.updated;
    progress.skipped += written.skipped;
    progress.refused += written.refused.length;
    progress.rows += slice.rows.length + slice.refused.length;
    const now = run.clock.now();
    progress.milliseconds += now - last;
    last = now;
    addTo(outcome, written);
    outcome.operation = progress.operation;
    outcome.milliseconds = progress.milliseconds;
    run.onProgress(progress.rows);
    await run.save();
  }
}

async function beginRun(run: ImportRun, target: ImportTarget): Promise<RunProgress> {
  const app = chooseApp(target, run.random);
  const progress: RunProgress = {
    entity: target.entity,
    ...app,
    madeEntity: target.isNew,
    fields: Object.fromEntries(target.columns.map(({ index, field }) => [index, field.id])),
    operation: null,
    slices: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    refused: 0,
    rows: 0,
    refusedBytes: 0,
    milliseconds: 0,
  };
  run.kept.progress = progress;
  await run.save();
  return progress;
}

function targetOf({ kept, store, random }: ImportRun): ImportTarget {
  const known = kept.progress ?? {};
  const plan = planTarget(kept.facts, kept.mapping, (id) => store.documents.entity(id), random, known);
  if (!plan.ok) throw new AppError('host.mapping_refused', {}, { issues: plan.issues });
  return plan.target;
}

/** The target with every text of its choices as an option, where the mapping asks for it. */
async function surveyed(run: ImportRun, target: ImportTarget): Promise<ImportTarget> {
  if (!run.kept.mapping.addOptions) return target;
  const choices = target.columns.filter(({ field }) => field.type === 'choice' || field.type === 'choices');
  const texts: Record<string, string[]> = {};
  const unknown: MappedColumn[] = [];
  for (const column of choices) {
    // Whose values were few enough to become options of their own is known without reading the file again.
    const listed = run.kept.facts.columns[column.index]?.options.options as Option[] | undefined;
    if (listed === undefined || column.field.type === 'choices') unknown.push(column);
    else texts[column.field.id] = newTexts(column.field, listed, run.kept.reader);
  }
  if (unknown.length > 0) {
    const task = { ...judgeTask(run, target, 0), columns: unknown, task: 'survey' as const };
    for await (const message of run.workers.perform(task, run.signal)) {
      if (message.kind === 'options') Object.assign(texts, message.options);
    }
  }
  return addOptions(target, texts);
}

function newTexts(field: FieldDefinition, listed: readonly Option[], reader: Reader): string[] {
  return listed.map(({ labels }) => labels.zh ?? labels.en ?? '').filter((text) => !parseValue(field, text, reader).ok);
}

function judgeTask({ kept, folder, slice }: ImportRun, target: ImportTarget, skip: number): JudgeTask {
  const filled = new Set(target.columns.map(({ field }) => field.id));
  const isWatched = ({ field }: MappedColumn): boolean => field.unique || field.id === target.match?.field.id;
  return {
    task: 'judge',
    file: folder.file,
    dialect: kept.facts.dialect,
    width: kept.facts.columns.length,
    columns: target.columns,
    unfilled: target.definition.fields.filter(
      (field) => field.required && field.default === undefined && isSettable(field) && !filled.has(field.id),
    ),
    checkRequired: target.match === null,
    unique: target.columns.filter(isWatched).map(({ field }) => field.id),
    reader: kept.reader,
    slice,
    skip,
  };
}

export function emptyOutcome(entity: string | null): Outcome {
  return {
    created: 0,
    updated: 0,
    skipped: 0,
    refused: 0,
    problems: [],
    milliseconds: 0,
    entity,
    operation: null,
  };
}

function addTo(
  outcome: Outcome,
  written: { created: number; updated: number; skipped: number; refused: readonly RefusedRow[] },
): void {
  outcome.created += written.created;
  outcome.updated += written.updated;
  outcome.skipped += written.skipped;
  outcome.refused += written.refused.length;
  for (const { problems } of written.refused) {
    if (outcome.problems.length >= mostProblems) return;
    outcome.problems.push(...problems.slice(0, mostProblems - outcome.problems.length));
  }
}
