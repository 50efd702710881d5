// DraftConflictDialog: two people changed the same places of the draft: both values of each, and the choice which stays.
import { stableJson, textIn, type PathSegment } from '@keepwell/kernel';
import { mergeBodies, type EntityDefinition, type FieldDefinition } from '@keepwell/model';
import { Button, ConflictTable, Dialog, type ConflictSide } from '@keepwell/ui';
import { useState, type ReactElement } from 'react';
import type { DraftConflict } from '../builder/draft-session.ts';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { withValueAt } from './conflict-edits.ts';
import { useDesigner } from './designer-context.tsx';
import { typeWords } from './type-words.ts';

const parts = [
  'labels',
  'key',
  'type',
  'options',
  'required',
  'unique',
  'indexed',
  'default',
  'group',
  'help',
  'icon',
  'titleField',
] as const;
type Part = (typeof parts)[number];
const isPart = (part: unknown): part is Part => (parts as readonly unknown[]).includes(part);

export function DraftConflictDialog({ conflict }: { readonly conflict: DraftConflict }): ReactElement {
  const t = useText('designer');
  const common = useText('common');
  const { doc, session, language, reader, nameOf } = useDesigner();
  const people = usePeople();
  const fail = useFailure();
  const [choices, setChoices] = useState<Readonly<Record<string, ConflictSide>>>({});
  const [isOpen, setOpen] = useState(true);
  // Typing may have gone on since: the places are found anew.
  const { body, conflicts } = mergeBodies(conflict.base, doc, conflict.theirs);
  const who = people[conflict.by] ?? common('someone');
  const when = formatMoment(conflict.at, reader);
  const theirs = conflict.theirs as EntityDefinition;

  function placeWords(path: readonly PathSegment[]): string {
    const inField = path[0] === 'fields';
    const field = inField
      ? (doc.fields.find((one) => one.id === path[1]) ?? theirs.fields.find((one) => one.id === path[1]))
      : undefined;
    const part = path[inField ? 2 : 0];
    const words = isPart(part) ? t(`part_${part}`) : '';
    const name = field === undefined ? t('entity') : nameOf(field);
    return words === '' ? name : t('placeOf', { name, part: words });
  }
  function valueWords(value: unknown): string {
    if (value === undefined || value === null || value === '') return t('conflictNone');
    if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    const field = value as Partial<FieldDefinition>;
    if (field.type !== undefined && field.labels !== undefined && field.options !== undefined) {
      return t('conflictField', {
        name: textIn(field.labels, language, field.key ?? ''),
        type: typeWords({ type: field.type, options: field.options }, language),
      });
    }
    const labels = value as { zh?: unknown; en?: unknown };
    if (typeof labels.zh === 'string' || typeof labels.en === 'string') {
      return [labels.zh, labels.en].filter(Boolean).join(' / ');
    }
    return stableJson(value);
  }
  const keyOf = (path: readonly PathSegment[]): string => path.join('/');
  const side = (path: readonly PathSegment[]): ConflictSide => choices[keyOf(path)] ?? 'mine';

  async function settle(): Promise<void> {
    const chosen = conflicts.reduce<unknown>(
      (now, one) => (side(one.path) === 'theirs' ? withValueAt(now, one.path, one.theirs) : now),
      body,
    );
    await session.settle(chosen as EntityDefinition).catch(fail);
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
          <Button variant="primary" onClick={() => void settle()}>
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
          field: placeWords(one.path),
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
  const t = useText('designer');
  return (
    <div className="designer__reminder" role="alert">
      <span>{t('conflictWaits')}</span>
      <Button size="sm" onClick={onOpen}>
        {t('conflictCompare')}
      </Button>
    </div>
  );
}
