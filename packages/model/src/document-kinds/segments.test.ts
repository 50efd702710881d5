import type { Issue, Json } from '@keepwell/kernel';
import { parseRule } from '@keepwell/rule';
import { describe, expect, it } from 'vitest';
import { checkBody } from '../check-body.ts';
import type { EntityDefinition, FieldDefinition } from '../entity.ts';
import { compileSegment, type SegmentDefinition, type TieringDefinition } from '../segments/index.ts';
import { sampleEntity, sampleField, sampleLookup, sampleOptions } from '../testing/index.ts';
import { segmentKind, tieringKind } from './index.ts';

const city = sampleEntity('e_city', [
  sampleField('f_name', 'text'),
  sampleField('f_size', 'integer'),
  sampleField('f_opened', 'date'),
  sampleField('f_young', 'formula', {
    options: { rule: { inLast: [{ var: 'f_opened' }, 30, 'day'] }, result: { type: 'yesNo', options: {} } },
  }),
]);
const firm = sampleEntity('e_firm', [
  sampleField('f_name', 'text'),
  sampleField('f_fee', 'decimal', { options: { digits: 2, grouping: true } }),
  sampleField('f_city', 'relation', { options: { entity: 'e_city' } }),
  sampleField('f_kind', 'choice', { options: sampleOptions('A', 'B') }),
  sampleField('f_big', 'formula', {
    options: { rule: { '>': [{ var: 'f_city.f_size' }, 5] }, result: { type: 'yesNo', options: {} } },
  }),
  { ...sampleField('f_score', 'score'), options: { model: 'h_1', reads: ['s_b'] } },
  { ...sampleField('f_sb', 'segment'), options: { segment: 's_b', reads: ['s_a'] } },
]);
const lookup = sampleLookup(firm, city);

const errors = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === 'error');
const summary = (issues: readonly Issue[]): string[] =>
  errors(issues).map(({ code, path }) => `${code} ${path.join('/')}`);
const segment = (rule: Json | null, entity = 'e_firm'): SegmentDefinition => ({
  entity,
  labels: { zh: '大客户', en: 'Big' },
  rule,
});
const compiled = (rule: Json): NonNullable<ReturnType<typeof compileSegment>> => {
  const found = compileSegment({ id: 's_1', revision: 1, kind: 'segment', body: segment(rule) }, lookup);
  if (found === undefined) throw new Error('Not compiled');
  return found;
};

describe('segment check', () => {
  it('finds nothing wrong with a rule that the database can judge', () => {
    const body = segment({ '>': [{ var: 'f_fee' }, 10] });
    expect(checkBody(segmentKind, body)).toEqual([]);
    expect(summary(segmentKind.check(body, 's_1', lookup))).toEqual([]);
  });

  it('says what is missing, what nobody but a reader can answer and what the database cannot', () => {
    expect(summary(segmentKind.check(segment(null), 's_1', lookup))).toEqual(['model.segment_rule_missing rule']);
    const mine = segment({ '==': [{ var: 'createdBy' }, { me: [] }] });
    expect(summary(segmentKind.check(mine, 's_1', lookup))).toContain('model.segment_depends_on_reader rule');
    expect(summary(segmentKind.check(segment({ var: 'f_gone' }), 's_1', lookup))).toContainEqual(
      expect.stringMatching(/rule/),
    );
    expect(summary(segmentKind.check(segment(true, 'e_gone'), 's_1', lookup))).toEqual(['model.entity_unknown entity']);
  });

  it('refuses a circle through fields of other segments and scores, with its path in words', () => {
    const body = segment({ '<': [{ var: 'f_score' }, 40] });
    const [found] = errors(segmentKind.check(body, 's_a', lookup));
    expect(found?.code).toBe('model.source_cycle');
    expect(found?.params.cycle).toEqual({ zh: '大客户 → f_score → f_sb → 大客户', en: 'Big → f_score → f_sb → Big' });
    expect(summary(segmentKind.check(body, 's_other', lookup))).toEqual([]);
  });
});

describe('what a segment reads', () => {
  it('is followed through formulas and relations', () => {
    const { reads } = compiled({ and: [{ var: 'f_big' }, { '>': [{ var: 'f_fee' }, 1] }] });
    expect(reads.places.map(({ way, entity, fields }) => [way, entity, [...fields].sort()])).toEqual([
      [[], 'e_firm', ['f_big', 'f_city', 'f_fee']],
      [[{ entity: 'e_firm', field: 'f_city' }], 'e_city', ['f_size']],
    ]);
    expect(reads.clock).toBe('never');
  });

  it('includes the clock of a formula at the end of a relation, and the instant where `now` is said', () => {
    expect(compiled({ var: 'f_city.f_young' }).reads.clock).toBe('daily');
    expect(compiled({ '<': [{ var: 'createdAt' }, { now: [] }] }).reads.clock).toBe('everyMinute');
  });

  it('names the scores and segments it depends on', () => {
    expect([...compiled({ '<': [{ var: 'f_score' }, 40] }).reads.sources]).toEqual(['h_1']);
  });

  it('means something else when a formula changes, and the same when a label does', () => {
    const change = (id: string, more: Partial<FieldDefinition>): string => {
      const fields = city.fields.map((field) => (field.id === id ? { ...field, ...more } : field));
      const other = sampleLookup(firm, { ...city, fields });
      const body = segment({ var: 'f_city.f_young' });
      return compileSegment({ id: 's_1', revision: 1, kind: 'segment', body }, other)?.meaning ?? '';
    };
    const { meaning } = compiled({ var: 'f_city.f_young' });
    expect(change('f_young', { labels: { en: 'Fresh' } })).toBe(meaning);
    const rule = { inLast: [{ var: 'f_opened' }, 60, 'day'] };
    expect(change('f_young', { options: { rule, result: { type: 'yesNo', options: {} } } })).not.toBe(meaning);
  });
});

describe('the field that shows a segment', () => {
  const shown = (
    entity: EntityDefinition,
    body: SegmentDefinition,
    before: SegmentDefinition | null,
  ): FieldDefinition => {
    const found = segmentKind.show?.(body, 's_1', entity, before, lookup).entity.fields.find(({ id }) => id === 'f_s1');
    if (found === undefined) throw new Error('Not shown');
    return found;
  };
  const body = segment({ '<': [{ var: 'f_score' }, 40] });

  it('is made with the segment’s name, and set apart where another field has that name', () => {
    expect(shown(firm, body, null)).toMatchObject({
      type: 'segment',
      labels: { zh: '大客户', en: 'Big' },
      options: { segment: 's_1', reads: ['h_1'] },
    });
    const taken = { ...firm, fields: [...firm.fields, sampleField('f_x', 'text', { labels: { en: 'big' } })] };
    expect(shown(taken, body, null).labels).toEqual({ zh: '大客户（客群）', en: 'Big (segment)' });
  });

  it('follows a new name, but keeps the one that a person gave it', () => {
    const first = segmentKind.show?.(body, 's_1', firm, null, lookup).entity ?? firm;
    const renamed = { ...body, labels: { zh: '重点', en: 'Key' } };
    expect(shown(first, renamed, body).labels).toEqual({ zh: '重点', en: 'Key' });
    const fields = first.fields.map((field) => (field.id === 'f_s1' ? { ...field, labels: { en: 'Mine' } } : field));
    expect(shown({ ...first, fields }, renamed, body).labels).toEqual({ en: 'Mine' });
  });
});

describe('tierings', () => {
  const tiers = (...rules: (Json | null)[]): TieringDefinition => ({
    entity: 'e_firm',
    labels: { en: 'Lifecycle' },
    tiers: rules.map((when, index) => ({ id: `o_${index}`, labels: { en: `T${index}` }, colour: 'grey', when })),
  });

  it('have rules in all tiers but the last, each under its own name', () => {
    const sound = tiers({ '>': [{ var: 'f_fee' }, 10] }, null);
    expect(checkBody(tieringKind, sound)).toEqual([]);
    expect(summary(tieringKind.check(sound, 't_1', lookup))).toEqual([]);
    expect(summary(tieringKind.check(tiers(null), 't_1', lookup))).toEqual(['model.tiers_too_few tiers']);
    expect(summary(tieringKind.check(tiers(null, null), 't_1', lookup))).toEqual([
      'model.segment_rule_missing tiers/0/when',
    ]);
    const [first, last] = sound.tiers;
    if (first === undefined || last === undefined) throw new Error('Two tiers');
    const alike = { ...sound, tiers: [first, { ...last, labels: first.labels }] };
    expect(summary(tieringKind.check(alike, 't_1', lookup))).toEqual(['model.tier_repeated tiers/1/labels']);
  });

  it('tell in words what changed', () => {
    const before = tiers({ '>': [{ var: 'f_fee' }, 10] }, { '>': [{ var: 'f_fee' }, 5] }, null);
    const [a, b, c] = before.tiers;
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three tiers');
    const after = { ...before, tiers: [b, { ...a, when: { '>': [{ var: 'f_fee' }, 20] } }, c] };
    const lines = tieringKind
      .diff(before, after, lookup)
      .map(({ sentence, was, now }) => [sentence.en, was?.en, now?.en]);
    expect(lines).toEqual([
      ['Rule of tier “T0” changed', 'f_fee is more than 10', 'f_fee is more than 20'],
      ['Tier “T0” moved in the order', undefined, undefined],
    ]);
  });

  it('leave the last tier to whoever no rule takes', () => {
    const body = tiers({ '>': [{ var: 'f_fee' }, 10] }, { '>': [{ var: 'f_fee' }, 5] });
    const found = compileSegment({ id: 't_1', revision: 1, kind: 'tiering', body }, lookup);
    expect(found?.parts.map(({ id, when }) => [id, when === null])).toEqual([
      ['o_0', false],
      ['o_1', true],
    ]);
    expect(found?.parts[0]?.when).toEqual(parseRule({ '>': [{ var: 'f_fee' }, 10] }).expression);
  });
});
