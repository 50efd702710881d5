// What changed between two revisions of a view, in words.
import { equalJson, type Text } from '@keepwell/kernel';
import { createScope } from '@keepwell/rule';
import type { DiffLine, ModelLookup } from '../document-kind.ts';
import type { Entity } from '../entity.ts';
import { fieldById, fieldLabel } from '../fields.ts';
import { ruleWords } from '../rule-words.ts';
import { entityScope } from '../scope.ts';
import type { ViewDefinition } from '../view.ts';
import { allLabels, changed, labelText, movedItems, nothing, quoted, sameText, sentence } from './shared.ts';

export function diffView(before: ViewDefinition, after: ViewDefinition, lookup: ModelLookup): DiffLine[] {
  const entity = lookup.entity(after.entity);
  const name = (id: string): Text => fieldName(id, entity);
  const lines: DiffLine[] = [];
  const add = (path: string, words: Text, was: Text, now: Text): void => {
    lines.push(changed([path], words, was, now));
  };
  if (!equalJson(before.labels, after.labels)) {
    add('labels', sentence('视图改名', 'View renamed'), allLabels(before.labels), allLabels(after.labels));
  }
  if (before.entity !== after.entity) {
    const words = sentence('改看另一张工作表', 'Now shows another entity');
    add('entity', words, entityName(before.entity, lookup), entityName(after.entity, lookup));
  }
  if (!equalJson(before.filter ?? null, after.filter ?? null)) {
    const scope = entity === undefined ? createScope([]) : entityScope(entity, lookup);
    add(
      'filter',
      sentence('筛选条件改了', 'Filter changed'),
      ruleWords(before.filter, scope),
      ruleWords(after.filter, scope),
    );
  }
  if (!equalJson(before.sort, after.sort)) {
    add('sort', sentence('排序改了', 'Sort order changed'), sortWords(before, name), sortWords(after, name));
  }
  if (before.groupBy !== after.groupBy) {
    const words = (id: string | null): Text => (id === null ? nothing : name(id));
    add('groupBy', sentence('分组改了', 'Grouping changed'), words(before.groupBy), words(after.groupBy));
  }
  if (before.owner !== after.owner) {
    const words = (owner: string | null): Text =>
      owner === null ? { zh: '所有人', en: 'everybody' } : { zh: '个人', en: 'personal' };
    add('owner', sentence('使用范围改了', 'Sharing changed'), words(before.owner), words(after.owner));
  }
  return [...lines, ...diffColumns(before, after, name)];
}

function diffColumns(before: ViewDefinition, after: ViewDefinition, name: (id: string) => Text): DiffLine[] {
  const was = new Map(before.columns.map((column) => [column.field, column]));
  const now = new Map(after.columns.map((column) => [column.field, column]));
  const line = (id: string, change: DiffLine['change'], zh: string, en: string): DiffLine => ({
    path: ['columns', id],
    change,
    sentence: sentence(zh, en, { field: quoted(name(id)) }),
  });
  const lines: DiffLine[] = [];
  for (const id of now.keys()) if (!was.has(id)) lines.push(line(id, 'added', '显示列{field}', 'Column {field} shown'));
  for (const id of was.keys())
    if (!now.has(id)) lines.push(line(id, 'removed', '隐藏列{field}', 'Column {field} hidden'));
  for (const id of movedItems([...was.keys()], [...now.keys()])) {
    lines.push(line(id, 'moved', '移动列{field}', 'Column {field} moved'));
  }
  for (const [id, column] of now) {
    const old = was.get(id);
    if (old !== undefined && old.summary !== column.summary) {
      lines.push(line(id, 'changed', '列{field}的汇总改了', 'Summary of column {field} changed'));
    }
    if (old !== undefined && old.width !== column.width) {
      lines.push(line(id, 'changed', '列{field}的宽度改了', 'Width of column {field} changed'));
    }
  }
  return lines;
}

function fieldName(id: string, entity: Entity | undefined): Text {
  const field = entity === undefined ? undefined : fieldById(entity, id);
  return field === undefined ? sameText(id) : fieldLabel(field);
}

function entityName(id: string, lookup: ModelLookup): Text {
  const entity = lookup.entity(id);
  return entity === undefined ? sameText(id) : labelText(entity.labels, entity.key);
}

function sortWords(view: ViewDefinition, name: (id: string) => Text): Text {
  if (view.sort.length === 0) return nothing;
  const words = (language: 'zh' | 'en', up: string, down: string): string =>
    view.sort.map(({ field, direction }) => `${name(field)[language]} ${direction === 'asc' ? up : down}`).join(', ');
  return { zh: words('zh', '升序', '降序'), en: words('en', 'ascending', 'descending') };
}
