// ProblemsPanel: what is wrong with the draft, each with the way to its place.
import { ProblemRow } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';
import { fieldOfIssue } from './use-problems.ts';

export function ProblemsPanel(): ReactElement {
  const t = useText('designer');
  const words = useText('builder');
  const { issues, doc, language, nameOf, select } = useDesigner();
  if (issues.length === 0) return <p className="drawer__empty muted">{words('noProblems')}</p>;
  return (
    <ul>
      {issues.map((found) => {
        const id = fieldOfIssue(doc, found);
        const field = doc.fields.find((one) => one.id === id);
        return (
          <ProblemRow
            key={`${found.code} ${found.path.join('/')}`}
            severity={found.severity}
            consequence={words(found.severity === 'error' ? 'blocksPublishing' : 'mayPublish')}
            onOpen={() => select(id, 'problem')}
          >
            <b>{field === undefined ? t('entity') : nameOf(field)}</b>
            {t('colon')}
            {describeFinding(found, language)}
          </ProblemRow>
        );
      })}
    </ul>
  );
}
