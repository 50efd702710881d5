// Every command by name: what can be written, in one table.
import type { Acting } from './acting.ts';
import {
  createDocument,
  deleteDocument,
  discardDraft,
  restoreDocument,
  saveDraft,
} from '../documents/document-commands.ts';
import { publishDraft } from '../documents/publish.ts';
import { claimJob, createJob, endJob, recoverJobs, reportJob } from '../jobs/job-commands.ts';
import { bulkUpdateRecords } from '../records/bulk-update.ts';
import { createRecords } from '../records/create-records.ts';
import { deleteRecords, restoreRecords } from '../records/delete-records.ts';
import { undoOperation } from '../records/undo.ts';
import { updateRecords } from '../records/update-records.ts';
import { followChanges } from '../scores/dirty-commands.ts';
import { liftOverride, setOverride } from '../scores/override-commands.ts';
import { addSignOff } from '../scores/sign-off-rows.ts';
import { beginScoring, stepScoring, storeReferences } from '../scores/run-commands.ts';
import { followSegments } from '../segments/follow-segments.ts';
import { beginSegment, renameSegment, stepSegment } from '../segments/refresh-segment.ts';
import { setSetting } from '../settings/setting-commands.ts';
import type { Step } from '../database/step.ts';
import type { Work } from './work.ts';

export const commands = {
  createDocument,
  saveDraft,
  discardDraft,
  publishDraft,
  deleteDocument,
  restoreDocument,
  createRecords,
  updateRecords,
  bulkUpdateRecords,
  deleteRecords,
  restoreRecords,
  undoOperation,
  createJob,
  claimJob,
  reportJob,
  endJob,
  recoverJobs,
  setSetting,
  beginScoring,
  storeReferences,
  stepScoring,
  followChanges,
  setOverride,
  liftOverride,
  addSignOff,
  followSegments,
  beginSegment,
  renameSegment,
  stepSegment,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = Parameters<(typeof commands)[Name]>[2];
type StepOf<Name extends CommandName> = ReturnType<(typeof commands)[Name]>;
export type CommandOutput<Name extends CommandName> = StepOf<Name> extends Step<infer Output> ? Output : never;

/** The shape every command has. */
export type Command<Input, Output> = (work: Work, acting: Acting, input: Input) => Step<Output>;

export const schemaCommands: ReadonlySet<CommandName> = new Set(['createDocument', 'publishDraft', 'restoreDocument']);

/** Steps of long work: whoever waits for a write of his own goes first. */
export const backgroundCommands: ReadonlySet<CommandName> = new Set(['stepScoring', 'stepSegment']);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
