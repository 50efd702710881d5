// What the dry run found: three numbers, and each row that would not go in with reason and suggestion.
import { localeOf } from '@keepwell/kernel';
import { Icon, LinkButton, Spinner } from '@keepwell/ui';
import { Download, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { ProblemTable } from './problem-table.tsx';
import type { ImportState } from './upload-file.ts';

export interface DryRunPanelProps {
  readonly state: ImportState;
  readonly judging: boolean;
}

export function DryRunPanel({ state, judging }: DryRunPanelProps): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const count = (value: number): string => value.toLocaleString(localeOf(language));
  const outcome = state.dryRun?.outcome ?? null;
  const job = state.dryRun?.job;
  return (
    <section className="card imp-dry" aria-label={t('dryRun')} aria-busy={judging}>
      <div className="card__head">
        <h2>{t('dryRun')}</h2>
        <span className="meta end hstack" aria-live="polite">
          {judging && <Spinner />}
          {judging
            ? t('judging', { done: count(job?.done ?? 0), total: count(job?.total ?? state.facts.rows) })
            : outcome !== null && t('judgedIn', { seconds: (outcome.milliseconds / 1000).toFixed(1) })}
        </span>
      </div>
      {outcome === null ? (
        <div className="card__body">
          {[0, 1, 2].map((line) => (
            <span key={line} className="skel imp-dry__skel" />
          ))}
        </div>
      ) : (
        <>
          <div className={judging ? 'imp-three num is-stale' : 'imp-three num'}>
            <Figure value={count(outcome.created)} label={t('willCreate')} />
            <Figure value={count(outcome.updated)} label={t('willUpdate')} />
            {outcome.skipped > 0 && <Figure value={count(outcome.skipped)} label={t('willSkip')} />}
            <Figure value={count(outcome.refused)} label={t('rowsWithProblem')} warn={outcome.refused > 0} />
          </div>
          {outcome.problems.length === 0 ? (
            <p className="card__body muted imp-dry__clean">{t('allRowsGood')}</p>
          ) : (
            <>
              <ProblemTable problems={outcome.problems} />
              <div className="card__foot">
                <span className="muted grow">
                  {outcome.refused > outcome.problems.length
                    ? t('moreProblems', { count: count(outcome.refused - outcome.problems.length) })
                    : t('problemsStayOut')}
                </span>
                <LinkButton href={`/api/imports/${state.id}/refused.csv?language=${language}`} download icon={Download}>
                  {t('downloadRefused', { count: count(outcome.refused) })}
                </LinkButton>
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Figure({ value, label, warn = false }: { value: string; label: string; warn?: boolean }): ReactElement {
  return (
    <div>
      <b>{value}</b>
      <span className="hstack gap1">
        {warn && <Icon of={TriangleAlert} size={14} className="imp-warn" />}
        {label}
      </span>
    </div>
  );
}
