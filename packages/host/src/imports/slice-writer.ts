// Writes one judged slice: finds the records its rows mean, creates and updates, and says what was refused and why.
import { adviceOf, type MappedColumn, type ProblemRow, type RefusedRow } from '@keepwell/exchange';
import { type CodeTable, type Issue, isAppError } from '@keepwell/kernel';
import { type FieldValue, modelCodes } from '@keepwell/model';
import { type Actor, type SliceWritten, type Store, storeCodes } from '@keepwell/store';
import { createLinkResolver, type LinkResolver, type Person } from './link-resolver.ts';
import type { ImportTarget } from './plan-target.ts';
import type { JudgedRow, JudgedSlice } from './worker-messages.ts';

export interface SliceOutcome {
  readonly operation: number | null;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: readonly RefusedRow[];
}

export interface SliceWriterOptions {
  readonly store: Store;
  readonly actor: Actor;
  readonly importId: string;
  readonly target: ImportTarget;
  readonly onMatch: 'update' | 'skip';
  readonly dryRun: boolean;
  readonly people: () => Promise<readonly Person[]>;
}

export type SliceWriter = (slice: JudgedSlice, operation: number | null) => Promise<SliceOutcome>;

const codes: CodeTable = { ...modelCodes, ...storeCodes };

export function createSliceWriter(options: SliceWriterOptions): SliceWriter {
  const { store, actor, target, importId, dryRun } = options;
  const links = createLinkResolver(store, actor, target.columns, options.people);
  const known = dryRun ? knownColumns(store, target) : undefined;
  const cause = { kind: 'import', of: importId } as const;

  async function existingOf(rows: readonly JudgedRow[]): Promise<ReadonlyMap<string | number, number>> {
    const field = target.match?.field.id;
    if (field === undefined || (dryRun && target.isNew)) return new Map();
    const values = rows.map((row) => row.values[field]).filter(isKey);
    return store.records.matchValues(actor, target.entity, field, [...new Set(values)]);
  }

  return async (slice, operation) => {
    const refused: RefusedRow[] = [...slice.refused];
    const rows = await resolveLinks(links, slice.rows, refused, target.columns);
    const existing = await existingOf(rows);
    const creates: JudgedRow[] = [];
    const updates: { row: JudgedRow; id: number }[] = [];
    for (const row of rows) {
      const key = target.match === null ? null : row.values[target.match.field.id];
      const id = isKey(key) ? existing.get(key) : undefined;
      if (id === undefined) creates.push(row);
      else updates.push({ row, id });
    }
    const counts = { created: 0, updated: 0, skipped: 0 };
    let current = operation;
    const keep = (written: SliceWritten, judged: readonly JudgedRow[]): number => {
      if (written.operation !== 0) current ??= written.operation;
      for (const { index, issues } of written.refused) {
        const row = judged[index];
        if (row !== undefined) refused.push(refusal(row, issues, target.columns));
      }
      return judged.length - written.refused.length;
    };

    if (creates.length > 0 && dryRun && target.isNew) counts.created = creates.length;
    else if (creates.length > 0) {
      const values = creates.map((row) => known?.(row.values) ?? row.values);
      const key = dryRun ? {} : { key: `import:${importId}:${slice.number}` };
      try {
        const written = await store.records.createSlice(actor, target.entity, values, {
          cause,
          ...key,
          ...(current === null ? {} : { operation: current }),
          dryRun,
        });
        counts.created = keep(written, creates);
      } catch (thrown) {
        // A killed run wrote the new records of this slice, but did not live to note it; by now they match as existing.
        if (!isAppError(thrown, 'store.key_reused')) throw thrown;
      }
    }
    if (options.onMatch === 'skip') counts.skipped = updates.length;
    else if (updates.length > 0) {
      const changes = updates.map(({ row, id }) => ({ id, values: filledOnly(known?.(row.values) ?? row.values) }));
      const written = await store.records.updateSlice(actor, target.entity, changes, {
        cause,
        ...(current === null ? {} : { operation: current }),
        dryRun,
      });
      counts.updated = keep(
        written,
        updates.map(({ row }) => row),
      );
    }
    refused.sort((left, right) => left.line - right.line);
    return { operation: current, ...counts, refused };
  };
}

function isKey(value: FieldValue | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** An empty cell of an update changes nothing: files often hold only some of what is known. */
function filledOnly(values: JudgedRow['values']): JudgedRow['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** A dry run can ask the store only about fields and options that are published already. */
function knownColumns(store: Store, target: ImportTarget): (values: JudgedRow['values']) => JudgedRow['values'] {
  const published = new Map(store.documents.entity(target.entity)?.fields.map((field) => [field.id, field]));
  const same = new Set(
    target.columns.filter(({ field }) => published.get(field.id) === field).map(({ field }) => field.id),
  );
  return (values) => Object.fromEntries(Object.entries(values).filter(([field]) => same.has(field)));
}

async function resolveLinks(
  links: LinkResolver,
  rows: readonly JudgedRow[],
  refused: RefusedRow[],
  columns: readonly MappedColumn[],
): Promise<readonly JudgedRow[]> {
  if (rows.every((row) => row.links.length === 0)) return rows;
  const found = await links(rows.flatMap((row) => row.links));
  return rows.filter((row) => {
    const problems: ProblemRow[] = [];
    for (const link of row.links) {
      const value = found(link);
      if (value !== undefined) row.values[link.field] = value;
      else {
        const isPerson = columns.some(({ field }) => field.id === link.field && field.type === 'person');
        const advice = adviceOf(isPerson ? 'model.not_a_member' : 'model.not_a_record', { text: link.text });
        problems.push({ line: row.line, column: link.column, value: link.text, ...advice });
      }
    }
    if (problems.length > 0) refused.push({ line: row.line, cells: row.cells, problems });
    return problems.length === 0;
  });
}

function refusal(row: JudgedRow, issues: readonly Issue[], columns: readonly MappedColumn[]): RefusedRow {
  const problems = issues.map((found): ProblemRow => {
    const column = columns.find(({ field }) => found.path.includes(field.id));
    const value = column === undefined ? '' : (row.cells[column.index] ?? '');
    return {
      line: row.line,
      column: column?.name ?? null,
      value: value.slice(0, 200),
      ...adviceOf(found.code, found.params, codes),
    };
  });
  return { line: row.line, cells: row.cells, problems };
}
