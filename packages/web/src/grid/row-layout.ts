// Where rows and group heads stand in a list: display index ↔ row index, without a list of all rows.
import { stableJson } from '@keepwell/kernel';
import type { FieldValue } from '@keepwell/model';

export interface Group {
  /** Text that names the value, for remembering what is folded. */
  readonly key: string;
  readonly value: FieldValue;
  readonly count: number;
  readonly figures: readonly (number | null)[];
  /** Index of its first row among all rows. */
  readonly start: number;
}

export type Place = { readonly kind: 'row'; readonly row: number } | { readonly kind: 'group'; readonly group: Group };

export interface RowLayout {
  /** Rows and heads in all. */
  readonly count: number;
  /** Undefined beyond the end. */
  at(display: number): Place | undefined;
  /** Null while the row's group is folded. */
  displayOf(row: number): number | null;
}

export function flatLayout(total: number): RowLayout {
  return {
    count: total,
    at: (display) => (display >= 0 && display < total ? { kind: 'row', row: display } : undefined),
    displayOf: (row) => row,
  };
}

export function toGroups(
  answers: readonly { value: FieldValue; count: number; figures: readonly (number | null)[] }[],
): Group[] {
  let start = 0;
  return answers.map((answer) => {
    const group = { ...answer, key: stableJson(answer.value), start };
    start += answer.count;
    return group;
  });
}

/** Groups in the order of the rows; rows beyond them (more groups than the server names) stand at the end without a head. */
export function groupedLayout(groups: readonly Group[], folded: ReadonlySet<string>, total: number): RowLayout {
  const heads: number[] = [];
  let count = 0;
  for (const group of groups) {
    heads.push(count);
    count += 1 + (folded.has(group.key) ? 0 : group.count);
  }
  const last = groups.at(-1);
  const named = last === undefined ? 0 : last.start + last.count;
  const tail = count;
  count += Math.max(0, total - named);

  function groupAt(display: number): number {
    let low = 0;
    let high = heads.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((heads[middle] ?? 0) <= display) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    count,
    at(display) {
      if (display < 0 || display >= count) return undefined;
      if (display >= tail) return { kind: 'row', row: named + display - tail };
      const index = groupAt(display);
      const group = groups[index];
      const head = heads[index];
      if (group === undefined || head === undefined) return undefined;
      return display === head ? { kind: 'group', group } : { kind: 'row', row: group.start + display - head - 1 };
    },
    displayOf(row) {
      if (row >= named) return tail + row - named;
      let index = groups.findIndex((group) => row < group.start + group.count);
      if (index < 0) index = groups.length - 1;
      const group = groups[index];
      if (group === undefined || folded.has(group.key)) return null;
      return (heads[index] ?? 0) + 1 + row - group.start;
    },
  };
}
