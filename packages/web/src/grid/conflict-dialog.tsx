// ConflictDialog: two people, one record: both values of each field, and the choice which to keep.
import { Button, ConflictTable, Dialog, type ConflictSide } from '@keepwell/ui';
import { fieldById, type Entity } from '@keepwell/model';
import { useState, type ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { conflictKey, type RecordWrites } from './use-record-writes.ts';
import type { Titles } from './use-rows.ts';
import { valueText } from './value-text.ts';

export interface ConflictDialogProps {
  readonly entity: Entity;
  readonly writes: RecordWrites;
  readonly titles: Titles;
}

export function ConflictDialog({ entity, writes, titles }: ConflictDialogProps): ReactElement | null {
  const t = useText('grid');
  const common = useText('common');
  const label = useLabel();
  const people = usePeople();
  const reader = useReader();
  const [choices, setChoices] = useState<Readonly<Record<string, ConflictSide>>>({});
  const { question } = writes;
  if (question === null) return null;
  const { conflicts } = question;
  const latest = conflicts.reduce((a, b) => (b.at > a.at ? b : a));
  const who = people[latest.by] ?? common('someone');
  const when = formatMoment(latest.at, reader);
  const met = conflicts.flatMap(({ record, fields }) =>
    Object.entries(fields).map(([field, values]) => ({ key: conflictKey(record, field), record, field, ...values })),
  );
  const side = (key: string): ConflictSide => choices[key] ?? 'theirs';
  const text = (field: string, value: Parameters<typeof valueText>[1]): string => {
    const definition = fieldById(entity, field);
    const words = definition === undefined ? '' : valueText(definition, value, { reader, people, titles });
    return words === '' ? common('empty') : words;
  };
  return (
    <Dialog
      open
      onClose={writes.discard}
      width={760}
      title={t('conflictTitle')}
      description={t('conflictWhy', { who, when })}
      keepOnOutsidePress
      foot={
        <>
          <span className="meta grow">{t('conflictRest')}</span>
          <Button variant="quiet" onClick={writes.discard}>
            {t('conflictDiscard')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              writes.settle(new Set(met.map(({ key }) => key).filter((key) => side(key) === 'mine')));
              setChoices({});
            }}
          >
            {t('conflictSave', { count: met.length })}
          </Button>
        </>
      }
    >
      <ConflictTable
        mineHead={t('conflictMine')}
        theirsHead={t('conflictTheirs', { who, when })}
        rows={met.map(({ key, record, field, mine, theirs }) => {
          const name = label(fieldById(entity, field)?.labels, field);
          return {
            key,
            field: conflicts.length > 1 ? `${record}: ${name}` : name,
            mine: text(field, mine),
            theirs: text(field, theirs),
          };
        })}
        choices={Object.fromEntries(met.map(({ key }) => [key, side(key)]))}
        onChoose={(key, chosen) => setChoices((now) => ({ ...now, [key]: chosen }))}
      />
    </Dialog>
  );
}
