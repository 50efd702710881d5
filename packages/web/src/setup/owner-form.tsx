// OwnerForm: organisation and owner, the first account of an installation.
import { Button, Field, Icon, Input, Note, Select } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useMemo, useState, type FormEvent, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { NewPassword } from '../sign-in/new-password.tsx';
import { looksLikeEmail } from '../sign-in/looks-like-email.ts';
import { isTooShort } from './password-strength.ts';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { currencyOptions, systemTimeZone, timeZoneOptions } from './time-zones.ts';

export function OwnerForm({ token }: { readonly token: string }): ReactElement {
  const t = useText('account');
  const first = useFirstFocus();
  const common = useText('common');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [organisation, setOrganisation] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [timeZone, setTimeZone] = useState(systemTimeZone);
  const [currency, setCurrency] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const zones = useMemo(() => timeZoneOptions(language), [language]);
  const currencies = useMemo(() => currencyOptions(language), [language]);
  const chosenCurrency = currency ?? (language === 'zh' ? 'CNY' : 'USD');

  const setUp = useMutation({
    mutationFn: () =>
      client.setUp({
        body: {
          token,
          organisation: { name: organisation.trim(), language, timeZone, currency: chosenCurrency },
          owner: { name: name.trim(), email: email.trim(), password },
        },
      }),
    onSuccess: async () => {
      await queries.refetchQueries({ queryKey: keys.session });
      await navigate({ to: '/setup', search: { step: 'start' }, replace: true });
    },
  });

  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? common('requiredMissing') : undefined;
  const emailError = tried && !looksLikeEmail(email) ? t('emailWrong') : undefined;
  const passwordError = tried && isTooShort(password) ? t('passwordShort') : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const whole = organisation.trim() !== '' && name.trim() !== '';
    if (whole && looksLikeEmail(email) && !isTooShort(password)) setUp.mutate();
  }

  const problem = setUp.error === null ? null : describeProblem(setUp.error, language);
  return (
    <form className="door__form" onSubmit={submit} noValidate>
      <div>
        <h1>{t('ownerTitle')}</h1>
        <p className="door__lead">{t('ownerLead')}</p>
      </div>
      <Field label={t('organisation')} required error={missing(organisation)}>
        <Input
          size="lg"
          name="organization"
          autoComplete="organization"
          value={organisation}
          onText={setOrganisation}
          ref={first}
        />
      </Field>
      <Field label={t('name')} required error={missing(name)}>
        <Input size="lg" name="name" autoComplete="name" value={name} onText={setName} />
      </Field>
      <div className="two">
        <Field label={t('timeZone')} required>
          <Select size="lg" options={zones} value={timeZone} onChange={(zone) => zone !== null && setTimeZone(zone)} />
        </Field>
        <Field label={t('currency')} required>
          <Select size="lg" options={currencies} value={chosenCurrency} onChange={setCurrency} />
        </Field>
      </div>
      <Field label={t('email')} required error={emailError}>
        <Input size="lg" type="email" name="email" autoComplete="username" value={email} onText={setEmail} />
      </Field>
      <NewPassword value={password} onChange={setPassword} error={passwordError} />
      {problem !== null && <Note kind="danger">{[problem.title, ...problem.findings].join(' ')}</Note>}
      <Button type="submit" variant="primary" size="lg" busy={setUp.isPending}>
        {t('createAndGoOn')}
      </Button>
      <p className="meta door__note">
        <Icon of={Lock} size={14} />
        {t('ownerFoot')}
      </p>
    </form>
  );
}
