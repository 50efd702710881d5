// What came of an import: numbers, the rows that stayed out, the way to the records, and the way back.
import { fillMessage, localeOf, type IssueParams } from '@keepwell/kernel';
import { Button, Icon, LinkButton } from '@keepwell/ui';
import { CircleAlert, CircleCheck, Download } from 'lucide-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { useUndo } from '../undo/use-undo.ts';
import { ProblemTable } from './problem-table.tsx';
import type { ImportState } from './upload-file.ts';

export interface ImportOutcomeProps {
  readonly state: ImportState;
  /** Starts once more, or goes on where the program stopped. */
  onAgain(): void;
  /** Takes back what an interrupted import had written. */
  onTakeBack(): void;
}

export function ImportOutcome({ state, onAgain, onTakeBack }: ImportOutcomeProps): ReactElement | null {
  const t = useText('imports');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const undo = useUndo();
  const [takenBack, setTakenBack] = useState(false);
  const { run } = state;
  if (run === null) return null;
  const { job, outcome } = run;
  const count = (value: number): string => value.toLocaleString(localeOf(language));
  const good = job.state === 'done';
  const { problem } = job;
  const reason =
    problem?.message === undefined ? null : fillMessage(problem.message, problem.params as IssueParams, language);
  const interrupted = job.problem?.code === 'host.import_interrupted';
  const title = good ? t('done', { name: state.facts.name }) : job.state === 'cancelled' ? t('cancelled') : t('failed');
  return (
    <section className="card imp-outcome" aria-label={title}>
      <div className="card__head">
        <Icon of={good ? CircleCheck : CircleAlert} className={good ? 'imp-good' : 'danger'} size={20} />
        <h2>{title}</h2>
      </div>
      {reason !== null && <p className="card__body">{reason}</p>}
      {job.state === 'cancelled' && <p className="card__body muted">{t('cancelledKept')}</p>}
      {outcome !== null && good && (
        <div className="imp-three num">
          <div>
            <b>{count(outcome.created)}</b>
            <span>{t('created')}</span>
          </div>
          <div>
            <b>{count(outcome.updated)}</b>
            <span>{t('updated')}</span>
          </div>
          <div>
            <b>{count(outcome.refused)}</b>
            <span>{t('stayedOut')}</span>
          </div>
        </div>
      )}
      {outcome !== null && outcome.problems.length > 0 && <ProblemTable problems={outcome.problems} />}
      <div className="card__foot wrap">
        {good && outcome?.entity != null && (
          <Link className="btn btn--primary" to="/e/$entity" params={{ entity: outcome.entity }}>
            {t('openRecords')}
          </Link>
        )}
        {!good && (
          <Button variant="primary" onClick={onAgain}>
            {interrupted ? t('goOn') : t('importAgain')}
          </Button>
        )}
        {interrupted && <Button onClick={onTakeBack}>{t('takeBack')}</Button>}
        {outcome !== null && outcome.refused > 0 && (
          <LinkButton href={`/api/imports/${state.id}/refused.csv?language=${language}`} download icon={Download}>
            {t('downloadRefused', { count: count(outcome.refused) })}
          </LinkButton>
        )}
        <Button onClick={() => void navigate({ to: '/import', search: {} })}>{t('otherFile')}</Button>
        {good && outcome?.operation != null && (
          <Button
            variant="quiet"
            disabled={takenBack}
            onClick={() => {
              setTakenBack(true);
              undo.done(outcome.operation as number, t('done', { name: state.facts.name }), { quiet: true });
              undo.undo();
            }}
          >
            {t('takeBack')}
          </Button>
        )}
      </div>
    </section>
  );
}
