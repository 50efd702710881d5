import type { Issue, Json } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { checkBody, migrateBody } from '../check-body.ts';
import type { Entity, FieldDefinition } from '../entity.ts';
import {
  everyTypeEntity,
  sampleEntity,
  sampleField,
  sampleLookup,
  sampleOptions,
  telcoEntity,
} from '../testing/index.ts';
import type { ViewDefinition } from '../view.ts';
import { appKind, entityKind, viewKind } from './index.ts';

const summary = (issues: readonly Issue[]): string[] => issues.map(({ code, path }) => `${code} ${path.join('/')}`);
const checkFields = (...fields: FieldDefinition[]): string[] => {
  const entity = sampleEntity('e_1', fields);
  return summary(entityKind.check(entity, 'e_1', sampleLookup()));
};
const formula = (
  id: string,
  rule: Json,
  type = 'decimal',
  options: Json = { digits: 2, grouping: true },
): FieldDefinition => sampleField(id, 'formula', { options: { rule, result: { type, options } } });

describe('entity check', () => {
  it('finds nothing wrong with sound entities', () => {
    for (const entity of [telcoEntity({ formula: true }), everyTypeEntity()]) {
      expect(checkBody(entityKind, entity)).toEqual([]);
      expect(entityKind.check(entity, entity.id, sampleLookup(entity)), entity.id).toEqual([]);
    }
  });

  it('points at names that are missing, repeated or reserved', () => {
    const found = checkFields(
      sampleField('f_a', 'text', { labels: {} }),
      sampleField('f_b', 'text', { key: 'a' }),
      sampleField('f_c', 'text', { key: 'created_at' }),
      sampleField('f_c', 'text', { key: 'd', labels: { en: 'F_B' } }),
    );
    expect(found).toEqual([
      'model.label_missing fields/0/labels',
      'model.key_repeated fields/1/key',
      'model.key_reserved fields/2/key',
      'model.id_repeated fields/3/id',
      'model.label_repeated fields/3/labels',
    ]);
  });

  it('points at settings that are wrong', () => {
    const options = sampleOptions('x', 'A', 'a ', '');
    expect(
      checkFields(
        { ...sampleField('f_a', 'text'), type: 'stars' },
        sampleField('f_b', 'money', { options: { currency: 'XQZ' } }),
        sampleField('f_c', 'choice', { options }),
        sampleField('f_d', 'relation', { options: { entity: 'e_gone' } }),
        sampleField('f_e', 'autoNumber', { options: { prefix: 'A', digits: 0, start: 1 } }),
        sampleField('f_f', 'createdAt'),
      ),
    ).toEqual([
      'model.field_type_unknown fields/0/type',
      'model.currency_unknown fields/1/options/currency',
      'model.option_repeated fields/2/options/options/1/labels',
      'model.option_label_missing fields/2/options/options/2/labels',
      'model.entity_unknown fields/3/options/entity',
      'model.options_invalid fields/4/options/digits',
      'model.field_type_unknown fields/5/type',
    ]);
  });

  it('refuses required, unique and index where the type cannot have them', () => {
    expect(
      checkFields(
        sampleField('f_a', 'longText', { unique: true, indexed: true }),
        sampleField('f_b', 'autoNumber', { required: true, default: 1 }),
        { ...formula('f_c', { '+': [1, 2] }), unique: true, required: true },
      ).map((line) => line.split(' ')[0]),
    ).toEqual([
      'model.unique_unavailable',
      'model.index_unavailable',
      'model.required_unavailable',
      'model.default_unavailable',
      'model.required_unavailable',
      'model.unique_unavailable',
    ]);
  });

  it('judges defaults by the field they fill', () => {
    expect(
      checkFields(
        sampleField('f_a', 'date', { default: { today: [] } }),
        sampleField('f_b', 'integer', { default: 'many' }),
        sampleField('f_c', 'integer', { default: { '+': [{ var: 'f_b' }, 1] } }),
        sampleField('f_d', 'integer', { default: { today: [] } }),
        sampleField('f_e', 'choice', { options: sampleOptions('x', 'A'), default: 'o_x9' }),
      ),
    ).toEqual([
      'model.default_refused fields/1/default',
      'model.default_reads_fields fields/2/default',
      'rule.wrong_result fields/3/default',
      'model.default_refused fields/4/default',
    ]);
  });

  it('reports formulas with errors and cycles at their rule', () => {
    const found = checkFields(
      formula('f_a', { '+': [{ var: 'f_b' }, 1] }),
      formula('f_b', { '+': [{ var: 'f_a' }, 1] }),
      formula('f_c', { var: 'f_gone' }),
      formula('f_d', 1, 'formula', {}),
    );
    expect(found).toEqual(['model.result_type_unavailable fields/3/options/result/type']);
    expect(checkFields(formula('f_a', { '+': [{ var: 'f_a' }, 1] }), formula('f_c', { var: 'f_gone' }))).toEqual([
      'rule.unknown_field fields/1/options/rule',
      'model.formula_cycle fields/0/options/rule',
    ]);
  });

  it('wants a title that exists and can name a record', () => {
    const entity = (titleField: string): Entity => sampleEntity('e_1', [sampleField('f_a', 'yesNo')], { titleField });
    expect(summary(entityKind.check(entity('f_x'), 'e_1', sampleLookup()))).toEqual(['model.title_unknown titleField']);
    expect(summary(entityKind.check(entity('f_a'), 'e_1', sampleLookup()))).toEqual([
      'model.title_unavailable titleField',
    ]);
  });
});

describe('entity references', () => {
  it('name fields used by formulas, through relations as well, the title and related entities', () => {
    const entity = sampleEntity(
      'e_1',
      [
        sampleField('f_rel', 'relation', { options: { entity: 'e_2' } }),
        formula('f_a', { '+': [{ var: 'f_rel.f_z' }, { var: 'f_b' }, { var: 'createdAt' }] }),
      ],
      { titleField: 'f_b' },
    );
    const found = entityKind.references(entity, 'e_1').map(({ to, field, as }) => `${as} ${to} ${field ?? ''}`.trim());
    expect(found).toEqual(['title e_1 f_b', 'relation e_2', 'formula e_1 f_rel', 'formula e_2 f_z', 'formula e_1 f_b']);
  });
});

describe('entity diff', () => {
  const diff = (before: FieldDefinition[], after: FieldDefinition[], language: 'zh' | 'en'): string[] =>
    entityKind
      .diff(sampleEntity('e_1', before), sampleEntity('e_1', after), sampleLookup())
      .map((line) => line.sentence[language]);
  const fee = sampleField('f_fee', 'text', { labels: { zh: '月费', en: 'Monthly fee' } });

  it('says a change of type in both languages', () => {
    const money = { ...fee, type: 'money', options: { currency: 'CNY' } };
    expect(diff([fee], [money], 'zh')).toEqual(['字段“月费”的类型由单行文本改为金额']);
    expect(diff([fee], [money], 'en')).toEqual(['Type of field “Monthly fee” changed from Text to Money']);
  });

  it('says every other change, and moves only what moved', () => {
    const [a, b, c] = ['f_a', 'f_b', 'f_c'].map((id) => sampleField(id, 'text'));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three fields');
    expect(diff([a, b, c], [c, a, b], 'en')).toEqual(['Field “f_c” moved']);
    expect(diff([a, b], [{ ...a, required: true, unique: true }, c], 'en')).toEqual([
      'Field “f_a” is now required',
      'Field “f_a” is now unique',
      'Field “f_c” (Text) added',
      'Field “f_b” (Text) deleted',
    ]);
    const choice = (...labels: string[]): FieldDefinition =>
      sampleField('f_c', 'choice', { options: sampleOptions('c', ...labels) });
    expect(diff([choice('A', 'B')], [choice('A', 'Beta', 'C')], 'en')).toEqual([
      'Option “B” of field “f_c” renamed',
      'Option “C” added to field “f_c”',
    ]);
    const money = (currency: string): FieldDefinition => ({ ...fee, type: 'money', options: { currency } });
    expect(diff([money('CNY')], [money('USD')], 'en')).toEqual([
      'The currency of field “Monthly fee” changed from CNY to USD',
    ]);
  });

  it('is empty between equal bodies', () => {
    const entity = telcoEntity({ formula: true });
    expect(entityKind.diff(entity, structuredClone(entity), sampleLookup(entity))).toEqual([]);
  });
});

describe('views', () => {
  const entity = telcoEntity();
  const view = (more: Partial<ViewDefinition>): ViewDefinition => ({
    entity: 'e_telco',
    labels: { en: 'Leaving' },
    filter: null,
    sort: [],
    columns: [],
    groupBy: null,
    owner: null,
    ...more,
  });
  const check = (more: Partial<ViewDefinition>): string[] =>
    summary(viewKind.check(view(more), 'v_1', sampleLookup(entity)));

  it('are sound with a filter by rule, sort and group', () => {
    const filter = { and: [{ '==': [{ var: 'f_contract' }, 'o_contract0'] }, { '!!': [{ var: 'f_tenure' }] }] };
    const found = check({
      filter,
      sort: [{ field: 'createdAt', direction: 'desc' }],
      groupBy: 'f_contract',
      columns: [{ field: 'f_monthly', summary: 'sum' }],
    });
    expect(found).toEqual([]);
  });

  it('point at fields that are gone, used twice, or cannot do what is asked', () => {
    expect(
      check({
        labels: {},
        filter: { var: 'f_monthly' },
        sort: [{ field: 'f_x', direction: 'asc' }],
        columns: [{ field: 'f_total' }, { field: 'f_total' }, { field: 'f_customer', summary: 'sum' }],
        groupBy: 'f_x',
      }),
    ).toEqual([
      'model.label_missing labels',
      'rule.wrong_result filter',
      'model.view_field_unknown sort/0/field',
      'model.view_field_repeated columns/1',
      'model.summary_unavailable columns/2/summary',
      'model.view_field_unknown groupBy',
    ]);
    expect(check({ entity: 'e_gone' })).toEqual(['model.entity_unknown entity']);
  });

  it('refer to every field they use', () => {
    const body = view({
      filter: { '!!': [{ var: 'f_churn' }] },
      sort: [{ field: 'f_tenure', direction: 'asc' }],
      columns: [{ field: 'createdAt' }],
    });
    const found = viewKind
      .references(body, 'v_1', sampleLookup(entity))
      .map(({ as, field }) => `${as} ${field ?? ''}`.trim());
    expect(found).toEqual(['view', 'filter f_churn', 'sort f_tenure']);
  });

  it('tell what changed', () => {
    const before = view({ columns: [{ field: 'f_total' }] });
    const after = view({
      labels: { en: 'Left' },
      filter: { '!!': [{ var: 'f_churn' }] },
      columns: [{ field: 'f_monthly' }],
      groupBy: 'f_contract',
    });
    expect(viewKind.diff(before, after, sampleLookup(entity)).map((line) => line.sentence.en)).toEqual([
      'View renamed',
      'Filter changed',
      'Grouping changed',
      'Column “Monthly charges” shown',
      'Column “Total charges” hidden',
    ]);
    const sentence = viewKind.diff(view({}), view({ filter: { '!!': [{ var: 'f_churn' }] } }), sampleLookup(entity))[0]
      ?.now;
    expect(sentence?.en).toContain('churn');
  });
});

describe('apps', () => {
  it('list entities that exist, each once', () => {
    const body = { labels: { en: 'CRM' }, icon: 'users', entities: ['e_telco', 'e_gone', 'e_telco'] };
    expect(summary(appKind.check(body, 'a_1', sampleLookup(telcoEntity())))).toEqual([
      'model.entity_unknown entities/1',
      'model.id_repeated entities/2',
    ]);
    expect(
      appKind
        .diff(body, { ...body, entities: ['e_gone'] }, sampleLookup(telcoEntity()))
        .map((line) => line.sentence.zh),
    ).toContain('移除工作表“客户”');
  });
});

describe('checkBody', () => {
  it('says where a body is not as its schema wants it, and what is expected there', () => {
    const body = { ...telcoEntity(), key: 'Bad Key', fields: [{ ...sampleField('f_a', 'text'), required: 'yes' }] };
    const found = checkBody(entityKind, body);
    expect(found.map(({ path, params }) => [path.join('/'), params.expected])).toEqual([
      ['key', expect.objectContaining({ en: expect.stringContaining('small letters') })],
      ['fields/0/required', { zh: '应为是或否', en: 'expected true or false' }],
    ]);
    expect(checkBody(viewKind, {}).length).toBeGreaterThan(0);
    expect(checkBody(viewKind, null).length).toBeGreaterThan(0);
  });
});

describe('migrateBody', () => {
  const kind = {
    name: 'k',
    version: 3,
    migrations: { 1: (body: unknown) => [body, 1], 2: (body: unknown) => [body, 2] },
  };

  it('runs the migrations in order and refuses a newer version', () => {
    expect(migrateBody(kind, 0, 1)).toEqual({ ok: true, body: [[0, 1], 2] });
    expect(migrateBody(kind, 0, 4)).toMatchObject({ ok: false, issues: [{ code: 'model.version_newer' }] });
  });
});
