// What changed in the variants of a health model, in words: their names, order and rules, and every value they set.
import { equalJson, type Text } from '@keepwell/kernel';
import { type DiffLine, entityScope, type ModelLookup, movedItems, ruleWords } from '@keepwell/model';
import { createScope } from '@keepwell/rule';
import { labelOf } from './check.ts';
import type { HealthModel, Variant } from './definition.ts';
import { line, percent, same } from './diff-line.ts';
import { findNode } from './edits.ts';
import { settingWords } from './setting-words.ts';
import { overridesOf, type VariantOverride } from './variant-edits.ts';

const asModel: Text = { zh: '用模型的值', en: 'as the model' };
const ofItsOwn: Text = { zh: '单独设置', en: 'its own' };

export function diffVariants(before: HealthModel, after: HealthModel, lookup: ModelLookup): DiffLine[] {
  const subject = lookup.entity(after.entity);
  const scope = subject === undefined ? createScope([]) : entityScope(subject, lookup);
  const was = new Map(before.variants.map((variant) => [variant.id, variant]));
  const lines: DiffLine[] = [];
  for (const variant of after.variants) {
    const old = was.get(variant.id);
    const path = ['variants', variant.id];
    const name = labelOf(variant.labels);
    const rule = ruleWords(variant.when, scope);
    if (old === undefined) {
      lines.push(line(path, 'added', `添加分客群“${name.zh}”`, `Variant “${name.en}” added`, undefined, rule));
      lines.push(...diffOverrides(before, after, undefined, variant));
      continue;
    }
    if (!equalJson(old.labels, variant.labels)) {
      const oldName = labelOf(old.labels);
      lines.push(line(path, 'changed', '分客群改名', 'Variant renamed', oldName, name));
    }
    if (!equalJson(old.when, variant.when)) {
      const [zh, en] = [`分客群“${name.zh}”的规则改变`, `Rule of variant “${name.en}” changed`];
      lines.push(line([...path, 'when'], 'changed', zh, en, ruleWords(old.when, scope), rule));
    }
    lines.push(...diffOverrides(before, after, old, variant));
  }
  for (const variant of before.variants) {
    if (after.variants.some(({ id }) => id === variant.id)) continue;
    const name = labelOf(variant.labels);
    const path = ['variants', variant.id];
    lines.push(line(path, 'removed', `移除分客群“${name.zh}”`, `Variant “${name.en}” removed`));
  }
  return [...lines, ...diffOrder(before, after)];
}

/** Who comes first decides, so a move says from which place to which. */
function diffOrder(before: HealthModel, after: HealthModel): DiffLine[] {
  const order = ({ variants }: HealthModel): string[] => variants.map(({ id }) => id);
  const place = (model: HealthModel, id: string): Text => {
    const number = order(model).indexOf(id) + 1;
    return { zh: `第 ${number} 位`, en: `place ${number}` };
  };
  return movedItems(order(before), order(after)).map((id) => {
    const name = labelOf(after.variants.find((variant) => variant.id === id)?.labels ?? {});
    const [zh, en] = [`分客群“${name.zh}”调整了先后`, `Variant “${name.en}” moved in the order`];
    return line(['variants', id], 'moved', zh, en, place(before, id), place(after, id));
  });
}

function diffOverrides(
  before: HealthModel,
  after: HealthModel,
  old: Variant | undefined,
  variant: Variant,
): DiffLine[] {
  const name = labelOf(variant.labels);
  // Of parts that are gone or new the diff of the model itself has spoken.
  const parts = [...overridesOf(after, variant), ...(old === undefined ? [] : overridesOf(after, old))];
  const unique = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return unique.flatMap((part): DiffLine[] => {
    const [from, to] = [old === undefined ? undefined : valueOf(old, part), valueOf(variant, part)];
    if (equalJson(from ?? null, to ?? null)) return [];
    const what = partWords(after, part);
    return [
      line(
        ['variants', variant.id, ...placeOf(part)],
        'changed',
        `分客群“${name.zh}”：${what.zh}改变`,
        `Variant “${name.en}”: ${what.en} changed`,
        from === undefined ? modelWords(before, part) : (plainWords(from, part) ?? ofItsOwn),
        to === undefined ? modelWords(after, part) : (plainWords(to, part) ?? ofItsOwn),
      ),
    ];
  });
}

function valueOf(variant: Variant, part: VariantOverride): unknown {
  if (part.part === 'weight') return variant.weights[part.node];
  return part.part === 'band' ? variant.bands[part.band] : variant.settings[part.node]?.[part.name];
}

function modelValue(model: HealthModel, part: VariantOverride): unknown {
  if (part.part === 'band') return model.bands.find(({ id }) => id === part.band);
  const node = findNode(model, part.node);
  if (part.part === 'weight') return node?.weight;
  return node?.kind === 'indicator' ? node.settings[part.name] : undefined;
}

function placeOf(part: VariantOverride): readonly string[] {
  if (part.part === 'weight') return ['weights', part.node];
  return part.part === 'band' ? ['bands', part.band] : ['settings', part.node, part.name];
}

/** "the weight of “Contract”", "“Points by option” of “Contract”", "the limit of “Watch”". */
function partWords(model: HealthModel, part: VariantOverride): Text {
  if (part.part === 'band') {
    const band = labelOf(model.bands.find(({ id }) => id === part.band)?.labels ?? {});
    return { zh: `“${band.zh}”的界线`, en: `limit of “${band.en}”` };
  }
  const node = findNode(model, part.node);
  const name = labelOf(node?.labels ?? {});
  if (part.part === 'weight') return { zh: `“${name.zh}”的权重`, en: `weight of “${name.en}”` };
  const words = node?.kind === 'indicator' ? settingWords(node.type, part.name) : undefined;
  const setting = words ?? { zh: '设置', en: 'Settings' };
  return { zh: `“${name.zh}”的“${setting.zh}”`, en: `“${setting.en}” of “${name.en}”` };
}

/** "20 % (as the model)" */
function modelWords(model: HealthModel, part: VariantOverride): Text {
  const plain = plainWords(modelValue(model, part), part);
  if (plain === undefined) return asModel;
  return { zh: `${plain.zh}（${asModel.zh}）`, en: `${plain.en} (${asModel.en})` };
}

/** Undefined where there is no value, or none that fits a line: a table of points is not read out. */
function plainWords(value: unknown, part: VariantOverride): Text | undefined {
  if (value === undefined) return undefined;
  if (part.part === 'weight') return percent(value as number);
  if (part.part === 'band') return limitWords(value as { from: number; leaveAt: number | null });
  return typeof value === 'number' ? same(String(value)) : undefined;
}

function limitWords({ from, leaveAt }: { readonly from: number; readonly leaveAt: number | null }): Text {
  const words = (language: 'zh' | 'en'): string => {
    const back = { zh: `，回返 ${leaveAt}`, en: `, left at ${leaveAt}` }[language];
    return `≥ ${from}${leaveAt === null ? '' : back}`;
  };
  return { zh: words('zh'), en: words('en') };
}
