// NamePanel: what the segment is called and what it is for.
import { Field } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesk } from './segment-context.tsx';

export function NamePanel(): ReactElement {
  const t = useText('segments');
  const { doc, edit, issues, reader } = useDesk();
  const wrong = issues.filter(({ path }) => path[0] === 'labels');
  return (
    <div className="inspector">
      <div className="sect stack">
        <h2 className="sect__title">{t('properties')}</h2>
        <div data-place="labels">
          <Field
            as="group"
            label={t('name')}
            error={wrong.length === 0 ? undefined : wrong.map((one) => describeFinding(one, reader.language)).join(' ')}
          >
            <LabelsInput
              what={t('name')}
              labels={doc.labels}
              onChange={(labels) => edit(t('editName'), (body) => ({ ...body, labels }), 'labels')}
            />
          </Field>
        </div>
        <div data-place="description">
          <Field as="group" label={t('description')}>
            <LabelsInput
              multiline
              what={t('description')}
              labels={doc.description}
              onChange={(description) =>
                edit(t('editDescription'), (body) => ({ ...body, description }), 'description')
              }
            />
          </Field>
        </div>
      </div>
    </div>
  );
}
