// Entities for tests: one like the Telco churn file (21 columns), one that has every field type.
import type { ModelLookup } from '../document-kind.ts';
import type { Entity, FieldDefinition } from '../entity.ts';
import { optionColours } from '../field-types/choice/options.ts';
import { fieldTypes } from '../field-types/index.ts';

/** A field with everything optional left out. */
export function sampleField(
  id: string,
  type: string,
  more: Partial<FieldDefinition> & { readonly label?: string } = {},
): FieldDefinition {
  const { label, ...rest } = more;
  return {
    id,
    key: id.replace(/^f_/, ''),
    type,
    labels: { en: label ?? id },
    options: fieldTypes.need(type).defaultOptions(),
    required: false,
    unique: false,
    indexed: false,
    ...rest,
  };
}

export function sampleEntity(id: string, fields: readonly FieldDefinition[], more: Partial<Entity> = {}): Entity {
  return {
    id,
    app: 'a_test',
    revision: 1,
    key: id.replace(/^e_/, ''),
    labels: { en: id },
    icon: 'table',
    titleField: null,
    fields: [...fields],
    ...more,
  };
}

export function sampleLookup(...entities: readonly Entity[]): ModelLookup {
  return { entity: (id) => entities.find((entity) => entity.id === id), entities: () => entities };
}

export function sampleOptions(prefix: string, ...labels: readonly string[]): Record<string, unknown> {
  return {
    options: labels.map((label, index) => ({
      id: `o_${prefix}${index}`,
      labels: { en: label },
      colour: optionColours[index % optionColours.length],
    })),
  };
}

const yesNoFields = ['senior', 'partner', 'dependents', 'phone_service', 'paperless', 'churn'];
const internetAddOns = [
  'online_security',
  'online_backup',
  'device_protection',
  'tech_support',
  'streaming_tv',
  'streaming_movies',
];

/** The 21 columns of the Telco churn file, customer number unique; `formula` adds yearly charges. */
export function telcoEntity(more: { readonly formula?: boolean } = {}): Entity {
  const choice = (id: string, ...labels: string[]): FieldDefinition =>
    sampleField(`f_${id}`, 'choice', { options: sampleOptions(id.replaceAll('_', ''), ...labels) });
  const fields = [
    sampleField('f_customer', 'text', { labels: { zh: '客户编号', en: 'Customer' }, required: true, unique: true }),
    choice('gender', 'Female', 'Male'),
    ...yesNoFields.map((id) => sampleField(`f_${id.replaceAll('_', '')}`, 'yesNo', { key: id, labels: { en: id } })),
    sampleField('f_tenure', 'integer', { labels: { zh: '在网月数', en: 'Tenure' }, indexed: true }),
    choice('lines', 'No', 'Yes', 'No phone service'),
    choice('internet', 'No', 'DSL', 'Fiber optic'),
    ...internetAddOns.map((id) => ({
      ...choice(id.replaceAll('_', ''), 'No', 'Yes', 'No internet service'),
      key: id,
      labels: { en: id },
    })),
    choice('contract', 'Month-to-month', 'One year', 'Two year'),
    choice('payment', 'Electronic check', 'Mailed check', 'Bank transfer', 'Credit card'),
    sampleField('f_monthly', 'decimal', { labels: { zh: '月费', en: 'Monthly charges' } }),
    sampleField('f_total', 'decimal', { labels: { zh: '累计费用', en: 'Total charges' } }),
  ];
  const yearly = sampleField('f_yearly', 'formula', {
    labels: { zh: '年费', en: 'Yearly charges' },
    options: {
      rule: { '*': [{ var: 'f_monthly' }, 12] },
      result: { type: 'decimal', options: { digits: 2, grouping: true } },
    },
  });
  return sampleEntity('e_telco', more.formula === true ? [...fields, yearly] : fields, {
    labels: { zh: '客户', en: 'Customers' },
    titleField: 'f_customer',
  });
}

/** One field of every type that people enter, and an auto-number; relations point to the entity itself. */
export function everyTypeEntity(id = 'e_every'): Entity {
  const fields = fieldTypes.all
    .filter((type) => type.settable || type.name === 'autoNumber')
    .map((type) => {
      const options = type.name === 'relation' ? { entity: id } : (type.samples[0]?.options ?? {});
      return sampleField(`f_${type.name.toLowerCase()}`, type.name, { options, labels: type.labels });
    });
  return sampleEntity(id, fields, { titleField: 'f_text' });
}
