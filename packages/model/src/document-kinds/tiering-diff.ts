// What changed between two revisions of a tiering, in words.
import { equalJson, type Text } from '@keepwell/kernel';
import { createScope } from '@keepwell/rule';
import type { DiffLine, ModelLookup } from '../document-kind.ts';
import { ruleWords } from '../rule-words.ts';
import { entityScope } from '../scope.ts';
import type { Tier, TieringDefinition } from '../segments/definition.ts';
import { allLabels, changed, labelText, movedItems, quoted, sameText, sentence } from './shared.ts';

const everyoneElse: Text = { zh: '其余全部', en: 'everyone else' };

export function diffTiering(before: TieringDefinition, after: TieringDefinition, lookup: ModelLookup): DiffLine[] {
  const entity = lookup.entity(after.entity);
  const scope = entity === undefined ? createScope([]) : entityScope(entity, lookup);
  const name = (tier: Tier): { tier: Text } => ({ tier: quoted(labelText(tier.labels, tier.id)) });
  const rule = (body: TieringDefinition, tier: Tier): Text =>
    body.tiers.at(-1)?.id === tier.id ? everyoneElse : ruleWords(tier.when, scope);
  const lines: DiffLine[] = [];
  if (!equalJson(before.labels, after.labels)) {
    const [was, now] = [allLabels(before.labels), allLabels(after.labels)];
    lines.push(changed(['labels'], sentence('分层改名', 'Tiering renamed'), was, now));
  }
  if (!equalJson(before.description ?? null, after.description ?? null)) {
    const [was, now] = [allLabels(before.description), allLabels(after.description)];
    lines.push(changed(['description'], sentence('说明改了', 'Description changed'), was, now));
  }
  const old = new Map(before.tiers.map((tier) => [tier.id, tier]));
  const kept = new Set(after.tiers.map(({ id }) => id));
  for (const tier of after.tiers) {
    const path = ['tiers', tier.id];
    const was = old.get(tier.id);
    if (was === undefined) {
      const words = sentence('新增层{tier}', 'Tier {tier} added', name(tier));
      lines.push({ path, change: 'added', sentence: words, now: rule(after, tier) });
      continue;
    }
    if (!equalJson(was.labels, tier.labels)) {
      const words = sentence('层{tier}改名', 'Tier {tier} renamed', name(was));
      lines.push(changed(path, words, allLabels(was.labels), allLabels(tier.labels)));
    }
    if (was.colour !== tier.colour) {
      const words = sentence('层{tier}换了颜色', 'Tier {tier} has another colour', name(tier));
      lines.push(changed(path, words, sameText(was.colour), sameText(tier.colour)));
    }
    const [wasRule, nowRule] = [rule(before, was), rule(after, tier)];
    if (!equalJson(wasRule, nowRule)) {
      lines.push(
        changed(path, sentence('层{tier}的规则改了', 'Rule of tier {tier} changed', name(tier)), wasRule, nowRule),
      );
    }
  }
  for (const tier of before.tiers) {
    if (kept.has(tier.id)) continue;
    const words = sentence('删除层{tier}', 'Tier {tier} removed', name(tier));
    lines.push({ path: ['tiers', tier.id], change: 'removed', sentence: words, was: rule(before, tier) });
  }
  const order = (body: TieringDefinition): string[] => body.tiers.map(({ id }) => id);
  for (const id of movedItems(order(before), order(after))) {
    const tier = after.tiers.find((one) => one.id === id);
    if (tier === undefined) continue;
    const words = sentence('层{tier}换了先后', 'Tier {tier} moved in the order', name(tier));
    lines.push({ path: ['tiers', id], change: 'moved', sentence: words });
  }
  return lines;
}
