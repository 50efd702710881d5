// ResetLinkDialog: makes a one-time link by which a colleague who forgot the password chooses a new one, and shows it once.
import { Button, Dialog, Note } from '@keepwell/ui';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import type { Member } from '../data/use-members.ts';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { OneTimeLink } from './one-time-link.tsx';

export interface ResetLinkDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

export function ResetLinkDialog({ member, onClose }: ResetLinkDialogProps): ReactElement {
  const t = useText('settings');
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const make = useMutation({ mutationFn: () => client.makeResetLink({ params: { id: member.id } }) });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('resetLinkTitle', { name: member.name })}
      description={make.data === undefined ? t('resetLinkWhat') : undefined}
      keepOnOutsidePress
      foot={
        make.data === undefined ? (
          <>
            <Button variant="quiet" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
              {t('makeLink')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            {common('close')}
          </Button>
        )
      }
    >
      {make.error !== null && <Note kind="danger">{describeProblem(make.error, language).title}</Note>}
      {make.data !== undefined && <OneTimeLink link={make.data.link} expiresAt={make.data.expiresAt} />}
    </Dialog>
  );
}
