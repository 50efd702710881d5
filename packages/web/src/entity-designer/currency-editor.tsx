// CurrencyEditor: the currency of a money field, found by code, name or symbol in both languages.
import { localeOf, type Language } from '@keepwell/kernel';
import { currencyOf } from '@keepwell/model';
import { Field, Select, type SelectOption } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';
import type { OptionsEditorProps } from './options-form.tsx';
import { issuesAt } from './use-problems.ts';

/** Those that are chosen most stand first. */
const frequent = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'SGD', 'KRW', 'AUD'];
const known = new Map<Language, SelectOption[]>();

function currencyOptions(language: Language): SelectOption[] {
  let options = known.get(language);
  if (options === undefined) {
    const own = new Intl.DisplayNames(localeOf(language), { type: 'currency' });
    const other = new Intl.DisplayNames(localeOf(language === 'zh' ? 'en' : 'zh'), { type: 'currency' });
    const rest = Intl.supportedValuesOf('currency').filter((code) => !frequent.includes(code));
    options = [...frequent, ...rest].map((code) => ({
      value: code,
      label: `${own.of(code) ?? code} ${currencyOf(code)?.symbol[language] ?? ''}`.trim(),
      keywords: `${code} ${other.of(code) ?? ''}`,
      detail: code,
    }));
    known.set(language, options);
  }
  return options;
}

export function CurrencyEditor({ options, onChange, issues }: OptionsEditorProps): ReactElement {
  const t = useText('designer');
  const { language } = useDesigner();
  const [wrong] = issuesAt(issues, ['currency']);
  return (
    <Field
      label={t('currency')}
      help={t('currencyHelp')}
      error={wrong === undefined ? undefined : describeFinding(wrong, language)}
    >
      <Select
        options={currencyOptions(language)}
        value={typeof options['currency'] === 'string' ? options['currency'] : null}
        onChange={(currency) => currency !== null && onChange({ ...options, currency }, 'currency')}
        clearable={false}
      />
    </Field>
  );
}
