// The organisation: name, language, time zone, currency.
import { Button, Field, Input, Segmented, Select, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useOrganisation, type Organisation } from '../data/use-session.ts';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { currencyOptions, timeZoneOptions } from '../setup/time-zones.ts';

export function OrganisationSection(): ReactElement | null {
  const organisation = useOrganisation();
  return organisation === null ? null : <OrganisationForm organisation={organisation} />;
}

function OrganisationForm({ organisation }: { readonly organisation: Organisation }): ReactElement {
  const t = useText('settings');
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const toast = useToast();
  const fail = useFailure();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(organisation);
  const zones = useMemo(() => timeZoneOptions(language), [language]);
  const currencies = useMemo(() => currencyOptions(language), [language]);
  const save = useMutation({
    mutationFn: () => client.updateOrganisation({ body: { ...draft, name: draft.name.trim() } }),
    onSuccess: async () => {
      toast.show({ message: common('saved') });
      await queries.invalidateQueries({ queryKey: keys.session });
    },
    onError: fail,
  });
  return (
    <section className="card">
      <div className="card__head">
        <h2>{t('organisation')}</h2>
      </div>
      <form
        className="card__body settings__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.name.trim() !== '') save.mutate();
        }}
      >
        <Field
          label={t('organisationName')}
          required
          error={draft.name.trim() === '' ? common('requiredMissing') : undefined}
        >
          <Input value={draft.name} onText={(name) => setDraft({ ...draft, name })} maxLength={120} />
        </Field>
        <Field as="group" label={t('organisationLanguage')} help={t('organisationLanguageHelp')}>
          <Segmented
            aria-label={t('organisationLanguage')}
            value={draft.language}
            onChange={(next) => setDraft({ ...draft, language: next })}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
        <Field label={t('timeZone')} required help={t('timeZoneHelp')}>
          <Select
            options={zones}
            value={draft.timeZone}
            onChange={(timeZone) => timeZone !== null && setDraft({ ...draft, timeZone })}
          />
        </Field>
        <Field label={t('currency')} required help={t('currencyHelp')}>
          <Select
            options={currencies}
            value={draft.currency}
            onChange={(currency) => currency !== null && setDraft({ ...draft, currency })}
          />
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {common('save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
