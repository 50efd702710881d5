// An invitation link: create the account that it is for.
import { Button, Field, Input, Note } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { isTooShort } from '../setup/password-strength.ts';
import { DoorPage } from './door-page.tsx';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { NewPassword } from './new-password.tsx';

const route = getRouteApi('/invite/$token');

export function InvitationPage(): ReactElement {
  const t = useText('account');
  const first = useFirstFocus();
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const { token } = route.useParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => client.getInvitation({ params: { token } }),
  });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useMutation({
    mutationFn: () => client.acceptInvitation({ params: { token }, body: { name: name.trim(), password, language } }),
    onSuccess: async () => {
      await queries.refetchQueries({ queryKey: keys.session });
      await navigate({ to: '/', replace: true });
    },
  });
  const isShort = isTooShort(password);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && !isShort) accept.mutate();
  }

  const failure = invitation.error ?? accept.error;
  const problem = failure === null ? null : describeProblem(failure, language);
  return (
    <DoorPage title={t('inviteTitle')}>
      <form className="door__form" onSubmit={submit} noValidate>
        <div>
          <h1>{t('inviteTitle')}</h1>
          {invitation.data !== undefined && (
            <p className="door__lead">
              {t('inviteLead', { organisation: invitation.data.organisation, email: invitation.data.email })}
            </p>
          )}
        </div>
        {invitation.data !== undefined && (
          <>
            <Field
              label={t('name')}
              required
              error={tried && name.trim() === '' ? common('requiredMissing') : undefined}
            >
              <Input size="lg" name="name" autoComplete="name" value={name} onText={setName} ref={first} />
            </Field>
            <NewPassword
              value={password}
              onChange={setPassword}
              error={tried && isShort ? t('passwordShort') : undefined}
            />
          </>
        )}
        {problem !== null && <Note kind="danger">{[problem.title, ...problem.findings].join(' ')}</Note>}
        {invitation.data !== undefined && (
          <Button type="submit" variant="primary" size="lg" busy={accept.isPending}>
            {t('inviteAccept')}
          </Button>
        )}
      </form>
    </DoorPage>
  );
}
