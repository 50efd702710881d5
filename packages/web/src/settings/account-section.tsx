// My account: name, language, theme, password.
import { Button, Field, Input, PasswordInput, Segmented, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePerson } from '../data/use-session.ts';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { isTooShort } from '../setup/password-strength.ts';
import { NewPassword } from '../sign-in/new-password.tsx';
import { chooseTheme, useTheme } from '../theme/theme-state.ts';

export function AccountSection(): ReactElement {
  const t = useText('settings');
  const common = useText('common');
  const person = usePerson();
  const { language, setLanguage } = useLanguage();
  const choice = useTheme((state) => state.choice);
  const toast = useToast();
  const fail = useFailure();
  const queries = useQueryClient();
  const [name, setName] = useState(person.name);
  const saveName = useMutation({
    mutationFn: () => client.updateMe({ body: { name: name.trim() } }),
    onSuccess: async () => {
      toast.show({ message: common('saved') });
      await queries.invalidateQueries({ queryKey: keys.session });
      await queries.invalidateQueries({ queryKey: keys.members });
    },
    onError: fail,
  });
  return (
    <>
      <section className="card">
        <div className="card__head">
          <h2>{t('account')}</h2>
          <span className="muted">{person.email}</span>
        </div>
        <form
          className="card__body settings__form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') saveName.mutate();
          }}
        >
          <Field label={t('name')} required error={name.trim() === '' ? common('requiredMissing') : undefined}>
            <Input value={name} onText={setName} autoComplete="name" maxLength={120} />
          </Field>
          <div>
            <Button type="submit" busy={saveName.isPending} disabled={name.trim() === person.name}>
              {common('save')}
            </Button>
          </div>
          <Field as="group" label={t('language')}>
            <Segmented
              aria-label={t('language')}
              value={language}
              onChange={setLanguage}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Field>
          <Field as="group" label={t('theme')} help={t('themeHelp')}>
            <Segmented
              aria-label={t('theme')}
              value={choice}
              onChange={chooseTheme}
              options={[
                { value: 'system', label: t('themeSystem') },
                { value: 'light', label: t('themeLight') },
                { value: 'dark', label: t('themeDark') },
              ]}
            />
          </Field>
        </form>
      </section>
      <PasswordCard />
    </>
  );
}

function PasswordCard(): ReactElement {
  const t = useText('settings');
  const account = useText('account');
  const common = useText('common');
  const toast = useToast();
  const fail = useFailure();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = isTooShort(next);
  const save = useMutation({
    mutationFn: () => client.updateMe({ body: { password: { current, next } } }),
    onSuccess: () => {
      toast.show({ message: t('passwordChanged') });
      setCurrent('');
      setNext('');
      setTried(false);
    },
    onError: fail,
  });
  return (
    <section className="card">
      <div className="card__head">
        <h2>{t('password')}</h2>
      </div>
      <form
        className="card__body settings__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (current !== '' && !isShort) save.mutate();
        }}
      >
        <Field
          label={t('passwordCurrent')}
          required
          error={tried && current === '' ? common('requiredMissing') : undefined}
        >
          <PasswordInput value={current} onText={setCurrent} autoComplete="current-password" size="lg" />
        </Field>
        <NewPassword
          label={account('newPassword')}
          value={next}
          onChange={setNext}
          error={tried && isShort ? account('passwordShort') : undefined}
        />
        <div>
          <Button type="submit" busy={save.isPending}>
            {t('passwordChange')}
          </Button>
        </div>
      </form>
    </section>
  );
}
