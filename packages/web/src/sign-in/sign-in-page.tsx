// Sign-in: email and password, then on to where the person was going.
import { Button, Field, Icon, Input, Note, PasswordInput } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { sessionQuery } from '../data/use-session.ts';
import { hasChosenLanguage, rememberLanguage, useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { DoorPage } from './door-page.tsx';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { looksLikeEmail } from './looks-like-email.ts';

const route = getRouteApi('/sign-in');

/** Only addresses of this site: `//elsewhere` would leave it. */
export function safeTarget(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

export function SignInPage(): ReactElement {
  const t = useText('account');
  const first = useFirstFocus();
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const { to } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery).data;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);

  const signIn = useMutation({
    mutationFn: () => client.signIn({ body: { email: email.trim(), password } }),
    onSuccess: async ({ person }) => {
      if (!hasChosenLanguage()) rememberLanguage(person.language);
      await queries.refetchQueries({ queryKey: keys.session });
      router.history.replace(safeTarget(to));
    },
  });

  if (session?.state === 'setup') return <Navigate to="/setup" replace />;
  if (session?.state === 'signedIn' && !signIn.isPending && !signIn.isSuccess) return <Navigate to="/" replace />;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (looksLikeEmail(email) && password !== '') signIn.mutate();
  }

  const problem = signIn.error === null ? null : describeProblem(signIn.error, language);
  return (
    <DoorPage title={t('signInTitle')}>
      <form className="door__form" onSubmit={submit} noValidate>
        <div>
          <h1>{t('signInTitle')}</h1>
          <p className="door__lead">{session?.organisation?.name ?? t('signInLead')}</p>
        </div>
        <Field label={t('email')} required error={tried && !looksLikeEmail(email) ? t('emailWrong') : undefined}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onText={setEmail}
            ref={first}
          />
        </Field>
        <Field label={t('password')} required error={tried && password === '' ? common('requiredMissing') : undefined}>
          <PasswordInput
            size="lg"
            name="password"
            autoComplete="current-password"
            value={password}
            onText={setPassword}
          />
        </Field>
        {problem !== null && <Note kind="danger">{problem.title}</Note>}
        <Button type="submit" variant="primary" size="lg" busy={signIn.isPending}>
          {t('signIn')}
        </Button>
        <p className="meta door__note">
          <Icon of={Lock} size={14} />
          {t('forgotten')}
        </p>
      </form>
    </DoorPage>
  );
}
