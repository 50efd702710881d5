// UndoHost: the keys of undo and redo for the whole page, and the question when later changes stand in the way.
import { Button, Dialog } from '@keepwell/ui';
import { useEffect, type ReactElement } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useText, useLabel } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { formatValue } from '@keepwell/model';
import { useUndo, useUndoQuestion } from './use-undo.ts';

/** In a text being typed the browser's own undo is the right one. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[data-page-undo]') !== null) return false;
  return target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select') || target.isContentEditable;
}

export function UndoHost(): ReactElement | null {
  const undo = useUndo();
  const question = useUndoQuestion((state) => state.question);
  const t = useText('shell');
  const common = useText('common');
  const label = useLabel();
  const entities = useEntities();
  const people = usePeople();
  const reader = useReader();

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) undo.undo();
      else if ((key === 'z' && event.shiftKey) || key === 'y') undo.redo();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo]);

  if (question === null) return null;
  const close = (): void => useUndoQuestion.setState({ question: null });
  return (
    <Dialog
      open
      onClose={close}
      width={760}
      title={t(question.direction === 'undo' ? 'undoConflictTitle' : 'redoConflictTitle', {
        what: question.step.label,
      })}
      description={t('undoConflictWhy', { count: question.count })}
      foot={
        <>
          <Button variant="quiet" onClick={close}>
            {common('cancel')}
          </Button>
          <Button onClick={() => void undo.settle(question, 'overwrite')}>{t('undoOverwrite')}</Button>
          <Button variant="primary" onClick={() => void undo.settle(question, 'skip')}>
            {t('undoSkip')}
          </Button>
        </>
      }
    >
      <table className="table">
        <thead>
          <tr>
            <th>{t('undoRecord')}</th>
            <th>{t('undoField')}</th>
            <th>{t('undoNow')}</th>
            <th>{t('undoWould')}</th>
          </tr>
        </thead>
        <tbody>
          {question.conflicts.map((conflict) => {
            const entity = entities?.find((other) => other.id === conflict.entity);
            const field = entity?.fields.find((other) => other.id === conflict.field);
            const words = (value: typeof conflict.current): string =>
              field === undefined ? String(value ?? '') : formatValue(field, value, reader) || common('empty');
            return (
              <tr key={`${conflict.entity} ${conflict.record} ${conflict.field}`}>
                <td>{conflict.title}</td>
                <td>{label(field?.labels, conflict.field)}</td>
                <td>
                  <b>{words(conflict.current)}</b>{' '}
                  <span className="meta">
                    {people[conflict.changedBy] ?? common('someone')}, {formatMoment(conflict.changedAt, reader)}
                  </span>
                </td>
                <td>{words(conflict.undone)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {question.count > question.conflicts.length && (
        <p className="meta">{t('undoMore', { count: question.count - question.conflicts.length })}</p>
      )}
    </Dialog>
  );
}
