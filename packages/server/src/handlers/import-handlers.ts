// Handlers of imports: the host does the work; progress is told to the person's open pages while it runs.
import type { importEndpoints } from '@keepwell/api';
import { isAppError, type Text } from '@keepwell/kernel';
import type { Importer, ImportState } from '@keepwell/host';
import { Readable } from 'node:stream';
import { allCodes } from '../all-codes.ts';
import type { Bus } from '../bus.ts';
import type { HandlersOf, PersonalVisit } from './handler.ts';

const progressMs = 400;

export function createImportHandlers(parts: {
  readonly importer: Importer;
  readonly bus: Bus;
  timeZone(): string;
  onError(error: unknown): void;
}): HandlersOf<typeof importEndpoints> {
  const { importer, bus, timeZone, onError } = parts;
  const watched = new Set<string>();

  /** Tells the state of the import's job until it ends. */
  const watch = async (id: string, visit: PersonalVisit): Promise<void> => {
    if (watched.has(id)) return;
    watched.add(id);
    try {
      for (let isRunning = true; isRunning; ) {
        const state = await importer.get(visit.actor, id);
        const jobs = [state.dryRun, state.run].flatMap((part) => part?.job ?? []);
        const job = jobs.find(({ state: at }) => at === 'running' || at === 'waiting') ?? jobs.at(-1);
        isRunning = job?.state === 'running' || job?.state === 'waiting';
        if (job !== undefined)
          await bus.announce({ topic: 'job', person: visit.person.id, job: withWords({ ...job }) });
        if (isRunning) await new Promise((resolve) => setTimeout(resolve, progressMs).unref());
      }
      const entity = (await importer.get(visit.actor, id)).run?.outcome?.entity;
      if (entity) await bus.announce({ topic: 'document', document: entity, kind: 'entity', actor: visit.person.id });
    } finally {
      watched.delete(id);
    }
  };

  const watching = async (starting: Promise<ImportState>, visit: PersonalVisit): Promise<ImportState> => {
    const state = await starting;
    watch(state.id, visit).catch((thrown: unknown) => {
      if (!isAppError(thrown)) onError(thrown);
    });
    return describeJobs(state);
  };

  return {
    uploadFile: async ({ query, file }, { actor, language }) =>
      describeJobs(
        await importer.upload(actor, {
          name: query.name,
          bytes: file,
          reader: { language, timeZone: timeZone() },
          ...(query.entity === undefined ? {} : { entity: query.entity }),
          ...(query.app === undefined ? {} : { app: query.app }),
        }),
      ),
    getImport: async ({ params }, { actor }) => describeJobs(await importer.get(actor, params.id)),
    setDialect: async ({ params, body }, { actor }) => describeJobs(await importer.setDialect(actor, params.id, body)),
    setMapping: async ({ params, body }, { actor }) => describeJobs(await importer.setMapping(actor, params.id, body)),
    dryRun: ({ params }, visit) => watching(importer.dryRun(visit.actor, params.id), visit),
    runImport: ({ params }, visit) => watching(importer.run(visit.actor, params.id), visit),
    cancelImport: async ({ params }, { actor }) => describeJobs(await importer.cancel(actor, params.id)),
    async refusedRows({ params, query }, { actor, language }) {
      const { name, chunks } = await importer.refusedRows(actor, params.id, query.language ?? language);
      return { fileName: name, type: 'text/csv; charset=utf-8', content: Readable.from(chunks) };
    },
  };
}

type Problem = { code: string; params: Record<string, unknown>; message?: Text };

/** Gives the problem that ended a job its sentence in both languages: the page may not know the code. */
function withWords<Job extends { problem?: Problem }>(job: Job): Job {
  const message = job.problem === undefined ? undefined : allCodes[job.problem.code]?.message;
  if (job.problem === undefined || message === undefined) return job;
  return { ...job, problem: { ...job.problem, message } };
}

function describeJobs(state: ImportState): ImportState {
  const described = (part: ImportState['run']) => part && { ...part, job: withWords(part.job) };
  return { ...state, dryRun: described(state.dryRun), run: described(state.run) };
}
