// The kind of segments: the records for which a rule holds, kept live.
import { equalJson, issue, textIn, type Issue } from '@keepwell/kernel';
import { createScope, parseRule } from '@keepwell/rule';
import { defineDocumentKind, type DiffLine, type ModelLookup, type Reference } from '../document-kind.ts';
import type { EntityDefinition } from '../entity.ts';
import { ruleWords } from '../rule-words.ts';
import { entityScope } from '../scope.ts';
import { fieldOfSegment, type SegmentDefinition, SegmentSchema } from '../segments/definition.ts';
import { readsOf } from '../segments/reads.ts';
import { showField } from '../shown-fields.ts';
import { ruleReferences, toEntity } from './entity.ts';
import { checkCircle, checkMembershipRule } from './segment-check.ts';
import { allLabels, changed, checkLabels, sentence } from './shared.ts';

function references(body: SegmentDefinition, id: string, lookup?: ModelLookup): Reference[] {
  const to = body.entity;
  return [
    { to, as: 'segment', path: ['entity'], onDelete: 'follow' },
    { to, field: fieldOfSegment(id), as: 'segment', path: [] },
    ...ruleReferences(body.rule, lookup?.entity(to) ?? { fields: [] }, to, 'segment', ['rule']),
  ];
}

function check(body: SegmentDefinition, id: string, lookup: ModelLookup): Issue[] {
  const labels = checkLabels(body.labels, ['labels']);
  const entity = lookup.entity(body.entity);
  if (entity === undefined) return [...labels, issue('model.entity_unknown', ['entity'], { entity: body.entity })];
  const rule = checkMembershipRule(body.rule, ['rule'], entity, lookup);
  const circle =
    body.rule == null ? [] : checkCircle(id, body.labels, [parseRule(body.rule).expression], entity, lookup, ['rule']);
  return [...labels, ...rule, ...circle];
}

function diff(before: SegmentDefinition, after: SegmentDefinition, lookup: ModelLookup): DiffLine[] {
  const entity = lookup.entity(after.entity);
  const lines: DiffLine[] = [];
  if (!equalJson(before.labels, after.labels)) {
    lines.push(
      changed(['labels'], sentence('客群改名', 'Segment renamed'), allLabels(before.labels), allLabels(after.labels)),
    );
  }
  if (!equalJson(before.description ?? null, after.description ?? null)) {
    const [was, now] = [allLabels(before.description), allLabels(after.description)];
    lines.push(changed(['description'], sentence('说明改了', 'Description changed'), was, now));
  }
  if (!equalJson(before.rule ?? null, after.rule ?? null)) {
    const scope = entity === undefined ? createScope([]) : entityScope(entity, lookup);
    const words = sentence('规则改了', 'Rule changed');
    lines.push(changed(['rule'], words, ruleWords(before.rule, scope), ruleWords(after.rule, scope)));
  }
  return lines;
}

export const segmentKind = defineDocumentKind<SegmentDefinition>({
  name: 'segment',
  labels: { zh: '客群', en: 'Segment' },
  idPrefix: 's',
  version: 1,
  schema: SegmentSchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language),
  references,
  check,
  diff,
  show(body, id, entity, before, lookup) {
    const at = toEntity(entity, body.entity, lookup);
    const { sources } = readsOf([parseRule(body.rule ?? null).expression], at, lookup);
    const field = {
      id: fieldOfSegment(id),
      type: 'segment',
      key: 'segment',
      labels: body.labels,
      options: { segment: id, reads: [...sources].sort() },
      apart: { zh: '（客群）', en: '(segment)' },
    };
    const shown: EntityDefinition = showField(entity, field, before?.labels ?? null);
    return { body, entity: shown };
  },
});
