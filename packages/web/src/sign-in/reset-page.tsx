// A link for a forgotten password: choose a new one.
import { Button, Note } from '@keepwell/ui';
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
import { NewPassword } from './new-password.tsx';

const route = getRouteApi('/reset/$token');

export function ResetPage(): ReactElement {
  const t = useText('account');
  const language = useLanguageState((state) => state.language);
  const { token } = route.useParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const reset = useQuery({ queryKey: ['reset', token], queryFn: () => client.getReset({ params: { token } }) });
  const save = useMutation({
    mutationFn: () => client.resetPassword({ params: { token }, body: { password } }),
    onSuccess: async () => {
      await queries.refetchQueries({ queryKey: keys.session });
      await navigate({ to: '/', replace: true });
    },
  });
  const isShort = isTooShort(password);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!isShort) save.mutate();
  }

  const failure = reset.error ?? save.error;
  const problem = failure === null ? null : describeProblem(failure, language);
  return (
    <DoorPage title={t('resetTitle')}>
      <form className="door__form" onSubmit={submit} noValidate>
        <div>
          <h1>{t('resetTitle')}</h1>
          {reset.data !== undefined && <p className="door__lead">{t('resetLead', { email: reset.data.email })}</p>}
        </div>
        {reset.data !== undefined && (
          <NewPassword
            label={t('newPassword')}
            value={password}
            onChange={setPassword}
            error={tried && isShort ? t('passwordShort') : undefined}
          />
        )}
        {problem !== null && <Note kind="danger">{[problem.title, ...problem.findings].join(' ')}</Note>}
        {reset.data !== undefined && (
          <Button type="submit" variant="primary" size="lg" busy={save.isPending}>
            {t('resetSave')}
          </Button>
        )}
      </form>
    </DoorPage>
  );
}
