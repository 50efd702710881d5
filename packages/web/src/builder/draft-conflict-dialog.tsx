// DraftConflictDialog: two people changed the same places of the draft: both values of each, and the choice which stays.
import type { PathSegment } from '@keepwell/kernel';
import { mergeBodies } from '@keepwell/model';
import { Button, ConflictTable, Dialog, type ConflictSide } from '@keepwell/ui';
import { useState, type ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useBuilder } from './builder-context.tsx';
import { withValueAt } from './conflict-edits.ts';
import type { DraftConflict } from './draft-session.ts';

export interface DraftConflictDialogProps {
  readonly conflict: DraftConflict;
  /** The document as it is now in the editor: typing may have gone on since the conflict. */
  readonly doc: unknown;
  /** A place of the document in words. */
  placeWords(path: readonly PathSegment[], conflict: DraftConflict): string;
  valueWords(value: unknown): string;
}

export function DraftConflictDialog(props: DraftConflictDialogProps): ReactElement {
  const { conflict, doc, placeWords, valueWords } = props;
  const t = useText('builder');
  const common = useText('common');
  const { settle, reader } = useBuilder();
  const people = usePeople();
  const fail = useFailure();
  const [choices, setChoices] = useState<Readonly<Record<string, ConflictSide>>>({});
  const [isOpen, setOpen] = useState(true);
  const { body, conflicts } = mergeBodies(conflict.base, doc, conflict.theirs);
  const who = people[conflict.by] ?? common('someone');
  const when = formatMoment(conflict.at, reader);
  const keyOf = (path: readonly PathSegment[]): string => path.join('/');
  const side = (path: readonly PathSegment[]): ConflictSide => choices[keyOf(path)] ?? 'mine';

  async function save(): Promise<void> {
    const chosen = conflicts.reduce<unknown>(
      (now, one) => (side(one.path) === 'theirs' ? withValueAt(now, one.path, one.theirs) : now),
      body,
    );
    await settle(chosen).catch(fail);
  }

  if (!isOpen) return <ConflictReminder onOpen={() => setOpen(true)} />;
  return (
    <Dialog
      open
      onClose={() => setOpen(false)}
      width={760}
      keepOnOutsidePress
      title={t('conflictTitle')}
      description={t('conflictWhy', { who, when })}
      foot={
        <>
          <span className="meta grow">{t('conflictRest')}</span>
          <Button onClick={() => setOpen(false)}>{t('conflictLater')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('conflictSave')}
          </Button>
        </>
      }
    >
      <ConflictTable
        mineHead={t('conflictMine')}
        theirsHead={t('conflictTheirs', { who, when })}
        rows={conflicts.map((one) => ({
          key: keyOf(one.path),
          field: placeWords(one.path, conflict),
          mine: valueWords(one.mine),
          theirs: valueWords(one.theirs),
        }))}
        choices={Object.fromEntries(conflicts.map((one) => [keyOf(one.path), side(one.path)]))}
        onChoose={(key, chosen) => setChoices((now) => ({ ...now, [key]: chosen }))}
      />
    </Dialog>
  );
}

function ConflictReminder({ onOpen }: { readonly onOpen: () => void }): ReactElement {
  const t = useText('builder');
  return (
    <div className="builder__reminder" role="alert">
      <span>{t('conflictWaits')}</span>
      <Button size="sm" onClick={onOpen}>
        {t('conflictCompare')}
      </Button>
    </div>
  );
}
