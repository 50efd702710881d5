// OneTimeLink: a link that is shown once, to be copied and sent by whatever way the two have.
import { CopyField, Field, Note } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';

export interface OneTimeLinkProps {
  readonly link: string;
  readonly expiresAt: number;
}

export function OneTimeLink({ link, expiresAt }: OneTimeLinkProps): ReactElement {
  const t = useText('settings');
  const reader = useReader();
  return (
    <div className="stack">
      <Field label={t('link')} help={t('linkUntil', { moment: formatMoment(expiresAt, reader) })}>
        <CopyField value={link} />
      </Field>
      <Note kind="warn">{t('linkOnce')}</Note>
    </div>
  );
}
