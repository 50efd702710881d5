// LabelsInput: one name in both languages, the reader's own first.
import { languages, type Language } from '@keepwell/kernel';
import type { Labels } from '@keepwell/model';
import { Input, Textarea } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';

export interface LabelsInputProps {
  readonly labels: Labels | undefined;
  readonly onChange: (labels: Labels, language: Language) => void;
  /** What is named: "Name", "Help". */
  readonly what: string;
  readonly invalid?: boolean;
  readonly multiline?: boolean;
  readonly size?: 'sm' | 'md';
  /** Takes the focus when it appears. */
  readonly focused?: boolean;
}

const short: Readonly<Record<Language, string>> = { zh: '中', en: 'EN' };

/** Labels with one language changed; an empty text is no label. */
export function withLabel(labels: Labels | undefined, language: Language, text: string): Labels {
  const next = { ...labels };
  if (text === '') delete next[language];
  else next[language] = text;
  return next;
}

export function LabelsInput(props: LabelsInputProps): ReactElement {
  const { labels, onChange, what, invalid, multiline, size, focused } = props;
  const t = useText('builder');
  const own = useLanguageState((state) => state.language);
  const order = [own, ...languages.filter((language) => language !== own)];
  return (
    <div className="labels-input">
      {order.map((language, at) => {
        const shared = {
          'aria-label': t('inLanguage', { what, language: t(language === 'zh' ? 'languageZh' : 'languageEn') }),
          value: labels?.[language] ?? '',
          lang: language === 'zh' ? 'zh-CN' : 'en',
          maxLength: 120,
          invalid: invalid === true && at === 0,
          autoFocus: focused === true && at === 0,
          placeholder: at === 0 ? undefined : labels?.[own],
          onText: (text: string) => onChange(withLabel(labels, language, text), language),
        };
        return multiline === true ? (
          <Textarea key={language} {...shared} rows={2} />
        ) : (
          <Input key={language} {...shared} size={size} suffix={<span aria-hidden="true">{short[language]}</span>} />
        );
      })}
    </div>
  );
}
