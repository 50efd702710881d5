// InviteDialog: makes a one-time link for a colleague and shows it once, to be copied.
import { Button, Dialog, Field, Input, Note, RadioGroup } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { looksLikeEmail } from '../sign-in/looks-like-email.ts';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { OneTimeLink } from './one-time-link.tsx';

export interface InviteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ open, onClose }: InviteDialogProps): ReactElement {
  const t = useText('settings');
  const first = useFirstFocus();
  const account = useText('account');
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const queries = useQueryClient();
  const form = useId();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'owner' | 'member'>('member');
  const [tried, setTried] = useState(false);
  const invite = useMutation({
    mutationFn: () => client.invite({ body: { email: email.trim(), role } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.members }),
  });

  function close(): void {
    setEmail('');
    setRole('member');
    setTried(false);
    invite.reset();
    onClose();
  }

  const made = invite.data;
  const problem = invite.error === null ? null : describeProblem(invite.error, language);
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('invite')}
      keepOnOutsidePress
      foot={
        made === undefined ? (
          <>
            <Button variant="quiet" onClick={close}>
              {common('cancel')}
            </Button>
            <Button variant="primary" type="submit" form={form} busy={invite.isPending}>
              {t('makeLink')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={close}>
            {common('close')}
          </Button>
        )
      }
    >
      {made === undefined ? (
        <form
          id={form}
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (looksLikeEmail(email)) invite.mutate();
          }}
        >
          <Field
            label={t('email')}
            required
            error={tried && !looksLikeEmail(email) ? account('emailWrong') : undefined}
          >
            <Input type="email" value={email} onText={setEmail} ref={first} autoComplete="off" />
          </Field>
          <Field as="group" label={t('role')}>
            <RadioGroup
              aria-label={t('role')}
              value={role}
              onChange={(next) => setRole(next === 'owner' ? 'owner' : 'member')}
              options={[
                { value: 'member', label: t('member'), detail: t('memberDetail') },
                { value: 'owner', label: t('owner'), detail: t('ownerDetail') },
              ]}
            />
          </Field>
          {problem !== null && <Note kind="danger">{problem.title}</Note>}
        </form>
      ) : (
        <OneTimeLink link={made.link} expiresAt={made.expiresAt} />
      )}
    </Dialog>
  );
}
