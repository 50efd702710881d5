// What changed in the settings of a field of the same type, in words.
import { equalJson, type Text } from '@keepwell/kernel';
import type { Scope } from '@keepwell/rule';
import type { DiffLine } from '../document-kind.ts';
import type { FieldDefinition } from '../entity.ts';
import type { Option } from '../field-types/choice/options.ts';
import { fieldTypes } from '../field-types/index.ts';
import { ruleWords } from '../rule-words.ts';
import { allLabels, changed, movedItems, nothing, quoted, sameText, sentence } from './shared.ts';

type Parts = Readonly<Record<string, Text>>;

const names: Readonly<Record<string, Text>> = {
  currency: { zh: '货币', en: 'currency' },
  digits: { zh: '小数位数', en: 'decimals' },
  grouping: { zh: '千分位', en: 'thousands separator' },
  entity: { zh: '关联的工作表', en: 'related entity' },
  prefix: { zh: '前缀', en: 'prefix' },
  start: { zh: '起始号', en: 'first number' },
};

export function diffOptions(was: FieldDefinition, now: FieldDefinition, parts: Parts, scope: Scope): DiffLine[] {
  if (equalJson(was.options, now.options)) return [];
  const path = ['fields', now.id, 'options'];
  if (now.type === 'choice' || now.type === 'choices') {
    return diffChoices(optionsOf(was), optionsOf(now), [...path, 'options'], parts);
  }
  const keys = [...new Set([...Object.keys(was.options), ...Object.keys(now.options)])];
  return keys.flatMap((key): DiffLine[] => {
    const [before, after] = [was.options[key], now.options[key]];
    if (equalJson(before, after)) return [];
    const at = [...path, key];
    if (key === 'rule') {
      const words = sentence('字段{field}的公式改了', 'Formula of field {field} changed', parts);
      return [changed(at, words, ruleWords(before, scope), ruleWords(after, scope))];
    }
    if (key === 'result') {
      const words = sentence('公式{field}的结果类型改了', 'Result of formula {field} changed', parts);
      return [changed(at, words, resultWords(before), resultWords(after))];
    }
    const name = names[key] ?? sameText(key);
    const [old, fresh] = [toWords(before), toWords(after)];
    const all = { ...parts, name, was: old, now: fresh };
    const en = 'The {name} of field {field} changed from {was} to {now}';
    return [changed(at, sentence('字段{field}的{name}由 {was} 改为 {now}', en, all), old, fresh)];
  });
}

function optionsOf(field: FieldDefinition): readonly Option[] {
  return (field.options as { options?: readonly Option[] }).options ?? [];
}

function diffChoices(
  was: readonly Option[],
  now: readonly Option[],
  path: readonly string[],
  parts: Parts,
): DiffLine[] {
  const before = new Map(was.map((option) => [option.id, option]));
  const after = new Map(now.map((option) => [option.id, option]));
  const line = (option: Option, change: DiffLine['change'], zh: string, en: string): DiffLine => ({
    path: [...path, option.id],
    change,
    sentence: sentence(zh, en, { ...parts, option: quoted(allLabels(option.labels)) }),
  });
  const lines: DiffLine[] = [];
  for (const option of now) {
    const old = before.get(option.id);
    if (old === undefined)
      lines.push(line(option, 'added', '字段{field}添加选项{option}', 'Option {option} added to field {field}'));
    else {
      if (!equalJson(old.labels, option.labels)) {
        const words = sentence('字段{field}的选项{option}改名', 'Option {option} of field {field} renamed', {
          ...parts,
          option: quoted(allLabels(old.labels)),
        });
        lines.push(changed([...path, option.id], words, allLabels(old.labels), allLabels(option.labels)));
      }
      if (old.colour !== option.colour) {
        lines.push(
          line(
            option,
            'changed',
            '字段{field}的选项{option}换了颜色',
            'Colour of option {option} of field {field} changed',
          ),
        );
      }
    }
  }
  for (const option of was) {
    if (!after.has(option.id)) {
      lines.push(line(option, 'removed', '字段{field}删除选项{option}', 'Option {option} removed from field {field}'));
    }
  }
  for (const id of movedItems([...before.keys()], [...after.keys()])) {
    const option = after.get(id);
    if (option !== undefined)
      lines.push(line(option, 'moved', '字段{field}移动选项{option}', 'Option {option} of field {field} moved'));
  }
  return lines;
}

function resultWords(result: unknown): Text {
  const type = (result as { type?: string } | undefined)?.type;
  if (type === undefined) return nothing;
  return fieldTypes.get(type)?.labels ?? sameText(type);
}

function toWords(value: unknown): Text {
  if (value == null || value === '') return nothing;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  return sameText(typeof value === 'object' ? JSON.stringify(value) : String(value as string | number));
}
