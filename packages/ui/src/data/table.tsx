// Table: a plain table for lists that fit the page; the editable grid is another component.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface TableColumn<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row, at: number) => ReactNode;
  /** Numbers stand right. */
  align?: 'left' | 'right';
  /** CSS width. */
  width?: string;
  /** A phone has no room for it. */
  fromTablet?: boolean;
  /** The cell that names the row for screen readers. */
  rowHead?: boolean;
}

export interface TableProps<Row> {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, at: number) => string | number;
  /** The name of the table, for screen readers. */
  label: string;
  /** Marks the row in hand. */
  isCurrent?: (row: Row) => boolean;
  /** Shown in one cell when there are no rows. */
  empty?: ReactNode;
  foot?: ReactNode;
  className?: string;
}

export function Table<Row>(props: TableProps<Row>): ReactElement {
  const { columns, rows, rowKey, label, isCurrent, empty, foot, className } = props;
  return (
    // A wide table scrolls by itself; tabIndex lets the keyboard scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classNames('table-scroll', className)} role="group" aria-label={label} tabIndex={0}>
      <table className="table" aria-label={label}>
        {columns.some((column) => column.width) && (
          <colgroup>
            {columns.map((column) => (
              <col key={column.key} style={{ width: column.width }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classesOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={rowKey(row, at)}
              className={classNames(isCurrent?.(row) && 'on')}
              aria-current={isCurrent?.(row) || undefined}
            >
              {columns.map((column) => {
                const classes = classesOf(column);
                return column.rowHead ? (
                  <th key={column.key} scope="row" className={classes}>
                    {column.cell(row, at)}
                  </th>
                ) : (
                  <td key={column.key} className={classes}>
                    {column.cell(row, at)}
                  </td>
                );
              })}
            </tr>
          ))}
          {rows.length === 0 && empty != null && (
            <tr>
              <td colSpan={columns.length} className="muted">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
        {foot != null && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

function classesOf<Row>({ align, fromTablet }: TableColumn<Row>): string | undefined {
  return classNames(align === 'right' && 'r', fromTablet === true && 'from-tablet') || undefined;
}
