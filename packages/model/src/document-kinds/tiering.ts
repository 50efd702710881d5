// The kind of tierings: an ordered list of rules, each record in exactly one tier.
import { type Issue, issue, textIn } from '@keepwell/kernel';
import { parseRule } from '@keepwell/rule';
import { defineDocumentKind, type ModelLookup, type Reference } from '../document-kind.ts';
import { fieldOfSegment, type Tier, type TieringDefinition, TieringSchema } from '../segments/definition.ts';
import { readsOf } from '../segments/reads.ts';
import { showField } from '../shown-fields.ts';
import { ruleReferences, toEntity } from './entity.ts';
import { checkCircle, checkMembershipRule } from './segment-check.ts';
import { checkLabels, labelText } from './shared.ts';
import { diffTiering } from './tiering-diff.ts';

/** The tiers that have rules: all but the last, which takes whoever is left. */
const ruled = (body: TieringDefinition): readonly Tier[] => body.tiers.slice(0, -1);

function references(body: TieringDefinition, id: string, lookup?: ModelLookup): Reference[] {
  const to = body.entity;
  const entity = lookup?.entity(to) ?? { fields: [] };
  return [
    { to, as: 'tiering', path: ['entity'], onDelete: 'follow' },
    { to, field: fieldOfSegment(id), as: 'tiering', path: [] },
    ...ruled(body).flatMap((tier, index) => ruleReferences(tier.when, entity, to, 'tiering', ['tiers', index, 'when'])),
  ];
}

function check(body: TieringDefinition, id: string, lookup: ModelLookup): Issue[] {
  const labels = checkLabels(body.labels, ['labels']);
  const entity = lookup.entity(body.entity);
  if (entity === undefined) return [...labels, issue('model.entity_unknown', ['entity'], { entity: body.entity })];
  const few = body.tiers.length < 2 ? [issue('model.tiers_too_few', ['tiers'])] : [];
  const names = body.tiers.flatMap((tier, index) => [
    ...checkLabels(tier.labels, ['tiers', index, 'labels']),
    ...checkName(body.tiers, tier, index),
  ]);
  const rules = ruled(body).flatMap((tier, index) =>
    checkMembershipRule(tier.when, ['tiers', index, 'when'], entity, lookup),
  );
  const expressions = ruled(body).flatMap(({ when }) => (when == null ? [] : [parseRule(when).expression]));
  return [
    ...labels,
    ...few,
    ...names,
    ...rules,
    ...checkCircle(id, body.labels, expressions, entity, lookup, ['tiers']),
  ];
}

function checkName(tiers: readonly Tier[], tier: Tier, index: number): Issue[] {
  const alike = tiers.slice(0, index).some((earlier) => {
    if (earlier.id === tier.id) return true;
    return (
      textIn(earlier.labels, 'zh') === textIn(tier.labels, 'zh') ||
      textIn(earlier.labels, 'en') === textIn(tier.labels, 'en')
    );
  });
  return alike
    ? [issue('model.tier_repeated', ['tiers', index, 'labels'], { tier: labelText(tier.labels, tier.id) })]
    : [];
}

export const tieringKind = defineDocumentKind<TieringDefinition>({
  name: 'tiering',
  labels: { zh: '分层', en: 'Tiering' },
  idPrefix: 't',
  version: 1,
  schema: TieringSchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language),
  references,
  check,
  diff: diffTiering,
  show(body, id, entity, before, lookup) {
    const at = toEntity(entity, body.entity, lookup);
    const expressions = ruled(body).map(({ when }) => parseRule(when ?? null).expression);
    const { sources } = readsOf(expressions, at, lookup);
    const options = body.tiers.map((tier) => ({ id: tier.id, labels: tier.labels, colour: tier.colour }));
    const field = {
      id: fieldOfSegment(id),
      type: 'tier',
      key: 'tier',
      labels: body.labels,
      options: { segment: id, options, reads: [...sources].sort() },
      apart: { zh: '（分层）', en: '(tiers)' },
    };
    return { body, entity: showField(entity, field, before?.labels ?? null) };
  },
});
