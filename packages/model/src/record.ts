// A record as every layer hands it on.
import type { FieldValue } from './field-type.ts';

/** Values by field id. A field that the reader may not see is absent; a masked one holds `masked`. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

export interface RecordData {
  readonly id: number;
  /** Counts the writes to this record; a write may name the version it was made on. */
  readonly version: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
  readonly values: RecordValues;
  /** Field ids whose value is hidden behind a mask for this reader. */
  readonly masked?: readonly string[];
}
