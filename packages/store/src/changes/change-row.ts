// A row of the change log as a change.
import type { RecordValues } from '@keepwell/model';
import type { Row } from '../database/step.ts';
import type { Cause, CauseKind, Change, ChangeKind } from './change-log.ts';

export function toChange(row: Row): Change {
  const kind = String(row.cause) as CauseKind;
  const cause: Cause = row.cause_of === null ? { kind } : { kind, of: String(row.cause_of) };
  return {
    position: Number(row.position),
    operation: Number(row.operation),
    entity: String(row.entity),
    record: Number(row.record),
    change: String(row.change) as ChangeKind,
    at: Number(row.at),
    actor: String(row.actor),
    cause,
    before: JSON.parse(String(row.before)) as RecordValues,
    after: JSON.parse(String(row.after)) as RecordValues,
  };
}
