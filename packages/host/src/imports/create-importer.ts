// Keeps the imports of one data folder: takes uploads, runs one piece of work per import at a time, survives restarts.
import { join } from 'node:path';
import {
  byteOrderMark,
  type Dialect,
  type Mapping,
  proposeEntity,
  proposeMapping,
  refusedHead,
  refusedLine,
} from '@keepwell/exchange';
import { AppError, type CodeTable, createId, describeIssue, type Language } from '@keepwell/kernel';
import { modelCodes } from '@keepwell/model';
import { type Actor, storeCodes } from '@keepwell/store';
import { hostCodes } from '../errors.ts';
import { type ImportFolder, loadImports, openImportFolder, type RefusedKind } from './import-folder.ts';
import { createImportWorkers } from './import-workers.ts';
import type { Importer, ImporterOptions, ImportJob, ImportState, Upload } from './importer.ts';
import { type KeptImport, toState } from './kept-import.ts';
import { planTarget } from './plan-target.ts';
import { removeTarget } from './publish-target.ts';
import { dryRunImport, emptyOutcome, type ImportRun, writeImport } from './run-import.ts';

const defaultMaxBytes = 500_000_000;
const defaultSlice = 250;
/** Imports are kept so long for their refused rows, then removed. */
const keptFor = 30 * 86_400_000;

/** What goes on for one import. */
interface Work {
  readonly kind: 'dryRun' | 'run';
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

interface OpenImport {
  readonly kept: KeptImport;
  readonly folder: ImportFolder;
  work: Work | null;
  /** Saves follow one another. */
  saving: Promise<void>;
}

/** Opens the imports of a data folder. A run that was going on when the program stopped is reported as interrupted. */
export async function createImporter(options: ImporterOptions): Promise<Importer> {
  const { store, clock, random } = options;
  const root = join(options.folder, 'imports');
  const workers = options.workers ?? createImportWorkers();
  const imports = new Map<string, OpenImport>();
  for (const kept of await loadImports(root)) {
    const folder = openImportFolder(root, kept.id);
    if (kept.createdAt < clock.now() - keptFor) await folder.remove();
    else imports.set(kept.id, { kept: interrupted(kept), folder, work: null, saving: Promise.resolve() });
  }

  function need(actor: Actor, id: string): OpenImport {
    const found = imports.get(id);
    if (found === undefined || found.kept.actor !== actor.id) throw new AppError('host.import_not_found');
    return found;
  }

  function save(open: OpenImport): Promise<void> {
    open.saving = open.saving.then(() => open.folder.save(open.kept));
    return open.saving;
  }

  async function analyse(open: OpenImport, file: { readonly name: string; readonly dialect?: Dialect }): Promise<void> {
    for await (const message of workers.perform({ task: 'analyse', file: open.folder.file, ...file })) {
      if (message.kind !== 'facts') continue;
      open.kept.facts = message.facts;
      open.kept.heads = message.heads;
    }
  }

  function propose(actor: Actor, kept: KeptImport, entity: string | undefined, app: string | null): Mapping {
    if (entity === undefined) {
      return proposeEntity(
        kept.facts,
        app,
        store.documents.entities().map(({ key }) => key),
      );
    }
    const published = store.documents.entity(entity);
    const grant = actor.grants.entity(entity);
    if (published === undefined || !grant.read) throw new AppError('store.entity_not_found');
    const fields = published.fields.filter((field) => grant.fields(field.id) === 'write');
    return proposeMapping(kept.facts, { ...published, fields });
  }

  /** Nothing may run, or only a dry run, which a change of the mapping makes worthless. */
  async function stand(open: OpenImport): Promise<void> {
    if (open.work?.kind === 'run') throw new AppError('host.import_busy');
    if (open.kept.run !== null && open.kept.run.job.state !== 'cancelled') throw new AppError('host.import_finished');
    await stop(open, 'cancelled');
  }

  async function stop(open: OpenImport, reason: Stop): Promise<void> {
    open.work?.abort.abort(new StopWork(reason));
    await open.work?.ended;
  }

  function start(open: OpenImport, kind: Work['kind'], actor: Actor): void {
    const { kept } = open;
    const abort = new AbortController();
    const total = kept.facts.rows;
    const job: ImportJob = {
      id: `${kept.id}-${kind === 'run' ? 'run' : 'dry'}`,
      kind: kind === 'run' ? 'import.run' : 'import.dry_run',
      state: 'running',
      done: kind === 'run' ? (kept.progress?.rows ?? 0) : 0,
      total,
      startedAt: clock.now(),
      finishedAt: null,
    };
    const part = { job, outcome: kind === 'run' ? (kept.run?.outcome ?? null) : null };
    kept[kind] = part;
    const run: ImportRun = {
      store,
      workers,
      folder: open.folder,
      kept,
      actor,
      clock,
      random,
      slice: options.slice ?? defaultSlice,
      people: options.people ?? (() => Promise.resolve([])),
      signal: abort.signal,
      onProgress: (done) => {
        job.done = done;
      },
      save: () => save(open),
    };
    const perform = async (): Promise<void> => {
      try {
        if (kind === 'run') await writeImport(run, (part.outcome ??= emptyOutcome(null)));
        else part.outcome = await dryRunImport(run);
        job.state = 'done';
      } catch (thrown) {
        settleFailure(job, thrown, kind);
      }
      job.finishedAt = clock.now();
      open.work = null;
      await save(open);
      if (kind === 'run' && job.state === 'done') await open.folder.dropFile();
    };
    // `perform` begins in a later turn, so that `work` is set before it ends.
    open.work = { kind, abort, ended: Promise.resolve().then(perform) };
  }

  async function takeBack(open: OpenImport, actor: Actor): Promise<void> {
    const { kept, folder } = open;
    const { progress, run } = kept;
    if (progress !== null) {
      // What others changed in the meantime is theirs and stays.
      if (progress.operation !== null) await store.records.undo(actor, progress.operation, 'skip');
      await removeTarget(store, actor, progress);
      await folder.cutRefused('run', 0);
    }
    kept.progress = null;
    if (run !== null) {
      run.outcome = null;
      run.job = { ...run.job, state: 'cancelled', problem: undefined, finishedAt: clock.now() };
    }
    await save(open);
  }

  return {
    async upload(actor, upload: Upload): Promise<ImportState> {
      if (upload.entity === undefined && actor.grants.documents !== 'write') throw new AppError('store.forbidden');
      if (upload.entity !== undefined && !actor.grants.entity(upload.entity).create)
        throw new AppError('store.forbidden');
      const id = createId('i', random);
      const folder = openImportFolder(root, id);
      await folder.receive(upload.name, upload.bytes, options.maxBytes ?? defaultMaxBytes);
      const kept = { id, actor: actor.id, createdAt: clock.now(), reader: upload.reader } as KeptImport;
      const open: OpenImport = { kept, folder, work: null, saving: Promise.resolve() };
      try {
        await analyse(open, { name: upload.name });
        Object.assign(kept, {
          mapping: propose(actor, kept, upload.entity, upload.app ?? null),
          dryRun: null,
          run: null,
          progress: null,
        });
        await save(open);
      } catch (thrown) {
        await folder.remove();
        throw thrown;
      }
      imports.set(id, open);
      return toState(kept);
    },

    async get(actor, id) {
      return toState(need(actor, id).kept);
    },

    async list(actor) {
      return [...imports.values()]
        .filter(({ kept }) => kept.actor === actor.id)
        .sort((left, right) => right.kept.createdAt - left.kept.createdAt)
        .map(({ kept }) => toState(kept));
    },

    async setDialect(actor, id, dialect) {
      const open = need(actor, id);
      await stand(open);
      const { target } = open.kept.mapping;
      await analyse(open, { name: open.kept.facts.name, dialect });
      open.kept.mapping =
        'entity' in target
          ? propose(actor, open.kept, target.entity, null)
          : { ...propose(actor, open.kept, undefined, target.newEntity.app), target };
      open.kept.dryRun = null;
      await save(open);
      return toState(open.kept);
    },

    async setMapping(actor, id, mapping) {
      const open = need(actor, id);
      await stand(open);
      const plan = planTarget(open.kept.facts, mapping, (entity) => store.documents.entity(entity), random);
      if (!plan.ok) throw new AppError('host.mapping_refused', {}, { issues: plan.issues });
      open.kept.mapping = mapping;
      open.kept.dryRun = null;
      await save(open);
      return toState(open.kept);
    },

    async dryRun(actor, id) {
      const open = need(actor, id);
      if (open.work?.kind === 'run') throw new AppError('host.import_busy');
      if (open.kept.run?.job.state === 'done') throw new AppError('host.import_finished');
      if (open.work === null) start(open, 'dryRun', actor);
      return toState(open.kept);
    },

    async run(actor, id) {
      const open = need(actor, id);
      if (open.work?.kind === 'dryRun') await stop(open, 'cancelled');
      if (open.work === null && open.kept.run?.job.state !== 'done') start(open, 'run', actor);
      return toState(open.kept);
    },

    async cancel(actor, id) {
      const open = need(actor, id);
      const wasRun = open.work?.kind === 'run' || open.kept.run?.job.state === 'failed';
      await stop(open, 'cancelled');
      // The last slice may have ended the run before it heard of the cancelling.
      if (wasRun && open.kept.run?.job.state !== 'done') await takeBack(open, actor);
      return toState(open.kept);
    },

    async settled(actor, id) {
      const open = need(actor, id);
      await open.work?.ended;
      return toState(open.kept);
    },

    async refusedRows(actor, id, language) {
      const { kept, folder } = need(actor, id);
      const kind: RefusedKind = kept.run === null ? 'dry-run' : 'run';
      const base = kept.facts.name.replace(/\.[a-z0-9]{1,5}$/i, '');
      const suffix = language === 'zh' ? '未导入的行' : 'rows not imported';
      return { name: `${base} ${suffix}.csv`, chunks: refusedChunks(kept, folder, kind, language) };
    },

    async close() {
      await Promise.all([...imports.values()].map((open) => stop(open, 'closing')));
      if (options.workers === undefined) await workers.close();
    },
  };
}

type Stop = 'cancelled' | 'closing';

/** The reason with which work is aborted. */
class StopWork extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop);
    this.stop = stop;
  }
}

function settleFailure(job: ImportJob, thrown: unknown, kind: Work['kind']): void {
  if (thrown instanceof StopWork) {
    job.state = thrown.stop === 'closing' && kind === 'run' ? 'failed' : 'cancelled';
    if (job.state === 'failed') job.problem = { code: 'host.import_interrupted', params: { done: job.done } };
    return;
  }
  job.state = 'failed';
  job.problem = problemOf(thrown);
}

const codes: CodeTable = { ...modelCodes, ...storeCodes, ...hostCodes };

/** A refusal with issues is told by the first of them: the person sees no form in which the others could be marked. */
function problemOf(thrown: unknown): NonNullable<ImportJob['problem']> {
  if (!(thrown instanceof AppError)) {
    return {
      code: 'host.import_failed',
      params: { reason: thrown instanceof Error ? thrown.message : String(thrown) },
    };
  }
  const [first] = thrown.issues;
  if (first === undefined) return { code: thrown.code, params: { ...thrown.params } };
  const reason = { en: describeIssue(codes, first, 'en'), zh: describeIssue(codes, first, 'zh') };
  return { code: 'host.import_refused', params: { reason } };
}

/** What was running when the program stopped: a run can be continued or taken back, a dry run is begun again. */
function interrupted(kept: KeptImport): KeptImport {
  for (const part of [kept.dryRun, kept.run]) {
    if (part === null || (part.job.state !== 'running' && part.job.state !== 'waiting')) continue;
    const done = part === kept.run ? (kept.progress?.rows ?? 0) : part.job.done;
    part.job = { ...part.job, state: 'failed', done, problem: { code: 'host.import_interrupted', params: { done } } };
  }
  return kept;
}

async function* refusedChunks(
  kept: KeptImport,
  folder: ImportFolder,
  kind: RefusedKind,
  language: Language,
): AsyncIterable<string> {
  yield byteOrderMark + refusedHead(kept.heads, language);
  for await (const row of folder.readRefused(kind)) yield refusedLine(row, language);
}
