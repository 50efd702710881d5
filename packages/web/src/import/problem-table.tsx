// Rows that do not go in: line, what stands there, why, and what to do.
import { localeOf } from '@keepwell/kernel';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import type { ImportState } from './upload-file.ts';

type Problems = NonNullable<NonNullable<ImportState['dryRun']>['outcome']>['problems'];

export function ProblemTable({ problems }: { problems: Problems }): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  return (
    <div className="imp-problems" role="region" aria-label={t('problemRows')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th className="r">{t('line')}</th>
            <th>{t('column')}</th>
            <th>{t('value')}</th>
            <th>{t('reason')}</th>
            <th>{t('suggestion')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.column ?? ''}`}>
              <td className="num r">{problem.line.toLocaleString(localeOf(language))}</td>
              <td>{problem.column ?? ''}</td>
              <td className="imp-problems__value" title={problem.value}>
                {problem.value}
              </td>
              <td>{problem.reason[language]}</td>
              <td>{problem.suggestion[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
