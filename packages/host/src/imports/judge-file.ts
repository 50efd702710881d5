// Judges the rows of a file in slices; duplicates inside the file are found here, where all rows pass.
import {
  createRowJudge,
  createValueIndex,
  type CsvRow,
  problem,
  type ProblemRow,
  type RefusedRow,
} from '@keepwell/exchange';
import { readRows } from './read-rows.ts';
import type { JudgedRow, JudgedSlice, JudgeTask, SurveyTask } from './worker-messages.ts';

/** Characters after which a slice is handed over before it has all its rows, so that long texts do not fill the memory. */
const longestSlice = 1_000_000;

export function* judgeFile(task: JudgeTask): Generator<JudgedSlice> {
  const judge = createRowJudge({ ...task, quote: task.dialect.quote, delimiter: task.dialect.delimiter });
  const findDuplicates = createDuplicateFinder(task);
  let number = 0;
  let length = 0;
  let rows: JudgedRow[] = [];
  let refused: RefusedRow[] = [];
  for (const row of readRows(task.file, task.dialect)) {
    const judged = judge(row);
    if (judged.ok) {
      const duplicates = findDuplicates(judged.values, row);
      if (duplicates.length === 0) {
        rows.push({ line: row.line, cells: row.cells, values: judged.values, links: judged.links });
      } else refused.push({ line: row.line, cells: row.cells, problems: duplicates });
    } else refused.push({ line: row.line, cells: row.cells, problems: judged.problems });
    for (const cell of row.cells) length += cell.length;
    if (rows.length + refused.length >= task.slice || length >= longestSlice) {
      if (number >= task.skip) yield { number, rows, refused };
      number++;
      length = 0;
      rows = [];
      refused = [];
    }
  }
  if (rows.length + refused.length > 0 && number >= task.skip) yield { number, rows, refused };
}

function createDuplicateFinder(task: JudgeTask): (values: JudgedRow['values'], row: CsvRow) => ProblemRow[] {
  const watched = task.columns
    .filter((column) => task.unique.includes(column.field.id))
    .map((column) => ({ column, seen: createValueIndex() }));
  return (values, row) => {
    const problems: ProblemRow[] = [];
    for (const { column, seen } of watched) {
      const value = values[column.field.id];
      if (value === null || value === undefined) continue;
      const line = seen.find(String(value));
      if (line === null) continue;
      const text = row.cells[column.index] ?? '';
      const params = { line, column: column.name };
      problems.push(
        problem(row.line, column.name, text, 'exchange.duplicate_in_file', 'exchange.duplicate_suggestion', params),
      );
    }
    if (problems.length === 0) {
      for (const { column, seen } of watched) {
        const value = values[column.field.id];
        if (value !== null && value !== undefined) seen.add(String(value), row.line);
      }
    }
    return problems;
  };
}

/** Most options a field can have; texts beyond are refused row by row. */
const mostOptions = 500;
const longestLabel = 120;

/** Field id → texts that are no option yet, in order of appearance. */
export function surveyOptions(task: SurveyTask): Record<string, string[]> {
  const judge = createRowJudge({ ...task, quote: task.dialect.quote, delimiter: task.dialect.delimiter });
  const several = new Set(task.columns.filter(({ field }) => field.type === 'choices').map(({ field }) => field.id));
  const found = new Map<string, Set<string>>();
  for (const row of readRows(task.file, task.dialect)) {
    const judged = judge(row);
    if (judged.ok) continue;
    for (const { field, text } of judged.unknownOptions) {
      const texts = several.has(field) ? text.split(/[,，;；、|/\n]/).map((part) => part.trim()) : [text];
      let set = found.get(field);
      if (set === undefined) found.set(field, (set = new Set()));
      for (const one of texts) if (one !== '' && one.length <= longestLabel && set.size < mostOptions) set.add(one);
    }
  }
  return Object.fromEntries([...found].map(([field, texts]) => [field, [...texts]]));
}
