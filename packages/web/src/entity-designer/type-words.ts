// What a field is, in a few words: "Money, ¥", "Single choice, 3 options", "Formula, decimal number".
import type { Language } from '@keepwell/kernel';
import { currencyOf, type FieldDefinition, fieldTypes } from '@keepwell/model';

export function typeWords(field: Pick<FieldDefinition, 'type' | 'options'>, language: Language): string {
  const label = fieldTypes.get(field.type)?.labels[language] ?? field.type;
  const detail = detailOf(field, language);
  if (detail === '') return label;
  return language === 'zh' ? `${label}，${detail}` : `${label}, ${detail}`;
}

function detailOf({ type, options }: Pick<FieldDefinition, 'type' | 'options'>, language: Language): string {
  switch (type) {
    case 'money': {
      const currency = String(options['currency']);
      return currencyOf(currency)?.symbol[language] ?? currency;
    }
    case 'choice':
    case 'choices': {
      const count = Array.isArray(options['options']) ? options['options'].length : 0;
      if (language === 'zh') return `${count} 项`;
      return count === 1 ? '1 option' : `${count} options`;
    }
    case 'formula': {
      const result = (options['result'] as { type?: string } | undefined)?.type ?? '';
      const label = fieldTypes.get(result)?.labels[language] ?? '';
      return language === 'zh' ? label : label.toLowerCase();
    }
    default:
      return '';
  }
}
