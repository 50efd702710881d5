// Copy, cut and paste of ranges: texts for spreadsheets, values and types for pasting here; refused cells are shown first.
import { useToast } from '@keepwell/ui';
import { useState, type ClipboardEvent, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { rectangleOf } from './cell-range.ts';
import { fromClipboard, toClipboard, type ClipboardTexts } from './clipboard-data.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { useMembers } from '../data/use-members.ts';
import { planPaste, repeated, type PastePlan } from './paste-plan.ts';
import type { GridSession } from './use-grid-session.ts';
import { mostChanges } from './use-record-writes.ts';
import { valueText } from './value-text.ts';

/** More rows than this are not copied at once: the clipboard is text in memory. */
const mostCopied = 10_000;

export interface GridClipboard {
  onCopy(event: ClipboardEvent, isCut: boolean): void;
  onPaste(event: ClipboardEvent): void;
  readonly dialog: ReactElement | null;
}

export function useGridClipboard(session: GridSession): GridClipboard {
  const t = useText('grid');
  const toast = useToast();
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const { range, columns, layout, rows, reader, people } = session;
  const members = useMembers();

  function apply(wanted: PastePlan): void {
    setPlan(null);
    if (wanted.edits.length > 0) void session.writes.write(wanted.edits, t('pasted', { count: wanted.changed }));
  }

  return {
    onCopy(event, isCut) {
      if (range === null) return;
      event.preventDefault();
      const { top, bottom, left, right } = rectangleOf(range);
      const copied = columns.slice(left, right + 1);
      const toTexts = (records: Parameters<typeof toClipboard>[0]): ClipboardTexts =>
        toClipboard(records, copied, reader, (record, field) => {
          const value = field.id === 'id' ? record.id : (record.values[field.id] ?? null);
          const system = field.id in record ? (record[field.id as 'createdAt'] as number) : value;
          return valueText(field, value ?? system, { reader, people, titles: rows.titles });
        });
      const loaded: Parameters<typeof toClipboard>[0][number][] = [];
      let isWhole = bottom - top < mostCopied;
      for (let display = top; display <= Math.min(bottom, top + mostCopied - 1); display++) {
        const place = layout.at(display);
        if (place?.kind !== 'row') continue;
        const record = rows.row(place.row);
        if (record === undefined) isWhole = false;
        else loaded.push(record);
      }
      const done = (count: number): void => {
        toast.show({ key: 'copied', message: t('copied', { count: count * copied.length }) });
        if (isCut) session.commands.current?.clearRange();
      };
      if (isWhole) {
        const texts = toTexts(loaded);
        event.clipboardData.setData('text/plain', texts.plain);
        event.clipboardData.setData('text/html', texts.html);
        done(loaded.length);
        return;
      }
      // Rows that were never in sight are read first; the browser allows a late write while the page has the focus.
      void session.recordsBetween(top, Math.min(bottom, top + mostCopied - 1)).then(async (records) => {
        const texts = toTexts(records);
        await navigator.clipboard.write([
          new ClipboardItem({
            'text/plain': new Blob([texts.plain], { type: 'text/plain' }),
            'text/html': new Blob([texts.html], { type: 'text/html' }),
          }),
        ]);
        done(records.length);
        if (bottom - top >= mostCopied) toast.show({ kind: 'info', message: t('copiedMost', { count: mostCopied }) });
      });
    },

    onPaste(event) {
      if (range === null) return;
      event.preventDefault();
      const copied = fromClipboard({
        plain: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      });
      if (copied === null) return;
      const { top, bottom, left, right } = rectangleOf(range);
      const whole = repeated(copied, bottom - top + 1, right - left + 1);
      const height = Math.min(whole.cells.length, mostChanges);
      const end = Math.min(layout.count - 1, top + height - 1 + groupHeads(top, height));
      void session.recordsBetween(top, end).then((records) => {
        const wanted = planPaste(whole, records.slice(0, height), columns.slice(left), reader, members);
        if (wanted.refused.length === 0 && wanted.beyond === 0) {
          apply(wanted);
          if (wanted.edits.length === 0) toast.show({ kind: 'info', key: 'paste', message: t('pastedNothing') });
        } else setPlan(wanted);
      });
    },

    dialog:
      plan === null ? null : <PasteDialog plan={plan} onApply={() => apply(plan)} onClose={() => setPlan(null)} />,
  };

  /** Group heads within the next rows take a place but no pasted line. */
  function groupHeads(top: number, height: number): number {
    let heads = 0;
    let found = 0;
    for (let display = top; found < height && display < layout.count; display++) {
      if (layout.at(display)?.kind === 'group') heads++;
      else found++;
    }
    return heads;
  }
}
