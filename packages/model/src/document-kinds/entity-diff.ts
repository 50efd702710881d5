// What changed between two revisions of an entity, in words: "Type of field “Monthly fee” changed from Text to Money".
import { equalJson, type Text } from '@keepwell/kernel';
import { type Scope, createScope } from '@keepwell/rule';
import type { DiffLine, ModelLookup } from '../document-kind.ts';
import type { EntityDefinition, FieldDefinition } from '../entity.ts';
import { fieldTypes } from '../field-types/index.ts';
import { fieldById, fieldLabel } from '../fields.ts';
import { ruleWords } from '../rule-words.ts';
import { entityScope } from '../scope.ts';
import { diffOptions } from './options-diff.ts';
import { allLabels, changed, movedItems, nothing, quoted, sameText, sentence } from './shared.ts';

export function diffEntity(before: EntityDefinition, after: EntityDefinition, lookup: ModelLookup): DiffLine[] {
  return [...diffHead(before, after), ...diffFields(before, after, lookup)];
}

function diffHead(before: EntityDefinition, after: EntityDefinition): DiffLine[] {
  const lines: DiffLine[] = [];
  if (!equalJson(before.labels, after.labels)) {
    lines.push(
      changed(['labels'], sentence('工作表改名', 'Entity renamed'), allLabels(before.labels), allLabels(after.labels)),
    );
  }
  if (before.key !== after.key) {
    lines.push(
      changed(
        ['key'],
        sentence('工作表标识改了', 'Key of the entity changed'),
        sameText(before.key),
        sameText(after.key),
      ),
    );
  }
  if (before.icon !== after.icon) {
    lines.push(changed(['icon'], sentence('更换图标', 'Icon changed'), sameText(before.icon), sameText(after.icon)));
  }
  if (before.titleField !== after.titleField) {
    const name = (entity: EntityDefinition): Text => {
      const field = entity.titleField === null ? undefined : fieldById(entity, entity.titleField);
      return field === undefined ? { zh: '记录编号', en: 'record number' } : fieldLabel(field);
    };
    lines.push(changed(['titleField'], sentence('标题字段改了', 'Title field changed'), name(before), name(after)));
  }
  if ((before.ownerField ?? null) !== (after.ownerField ?? null)) {
    const name = (entity: EntityDefinition): Text => {
      const field = entity.ownerField == null ? undefined : fieldById(entity, entity.ownerField);
      return field === undefined ? { zh: '无', en: 'none' } : fieldLabel(field);
    };
    lines.push(changed(['ownerField'], sentence('负责人字段改了', 'Owner field changed'), name(before), name(after)));
  }
  return lines;
}

function diffFields(before: EntityDefinition, after: EntityDefinition, lookup: ModelLookup): DiffLine[] {
  const was = new Map(before.fields.map((field) => [field.id, field]));
  const now = new Map(after.fields.map((field) => [field.id, field]));
  const lines: DiffLine[] = [];
  for (const field of after.fields) {
    const old = was.get(field.id);
    if (old !== undefined) lines.push(...diffField(old, field, scopeOf(before, after, lookup)));
    else lines.push(line(field, 'added', '添加字段{field}（{type}）', 'Field {field} ({type}) added'));
  }
  for (const field of before.fields) {
    if (!now.has(field.id))
      lines.push(line(field, 'removed', '删除字段{field}（{type}）', 'Field {field} ({type}) deleted'));
  }
  for (const id of movedItems([...was.keys()], [...now.keys()])) {
    const field = now.get(id);
    if (field !== undefined) lines.push(line(field, 'moved', '移动字段{field}', 'Field {field} moved'));
  }
  return lines;
}

/** Sentences of rules name the fields of both revisions; a removed field keeps its old name. */
function scopeOf(before: EntityDefinition, after: EntityDefinition, lookup: ModelLookup): Scope {
  const both = [...after.fields, ...before.fields.filter((old) => !after.fields.some((field) => field.id === old.id))];
  const isKnown = both.every((field) => fieldTypes.get(field.type) !== undefined);
  if (!isKnown) return createScope([]);
  return entityScope({ ...after, fields: both, id: '', app: '', revision: 0 }, lookup);
}

function typeLabel(field: FieldDefinition): Text {
  return fieldTypes.get(field.type)?.labels ?? sameText(field.type);
}

function line(field: FieldDefinition, change: DiffLine['change'], zh: string, en: string): DiffLine {
  const parts = { field: quoted(fieldLabel(field)), type: typeLabel(field) };
  return { path: ['fields', field.id], change, sentence: sentence(zh, en, parts) };
}

function diffField(was: FieldDefinition, now: FieldDefinition, scope: Scope): DiffLine[] {
  const lines: DiffLine[] = [];
  const parts = { field: quoted(fieldLabel(was)) };
  const add = (part: string, zh: string, en: string, before: Text, after: Text): void => {
    lines.push(
      changed(['fields', now.id, part], sentence(zh, en, { ...parts, was: before, now: after }), before, after),
    );
  };
  if (!equalJson(was.labels, now.labels)) {
    const zh = '字段{field}改名为“{now}”';
    add('labels', zh, 'Field {field} renamed to “{now}”', allLabels(was.labels), allLabels(now.labels));
  }
  if (was.type !== now.type) {
    const en = 'Type of field {field} changed from {was} to {now}';
    add('type', '字段{field}的类型由{was}改为{now}', en, typeLabel(was), typeLabel(now));
  } else lines.push(...diffOptions(was, now, parts, scope));
  if (was.key !== now.key) {
    const en = 'Key of field {field} changed from {was} to {now}';
    add('key', '字段{field}的标识由 {was} 改为 {now}', en, sameText(was.key), sameText(now.key));
  }
  for (const flag of ['required', 'unique', 'indexed'] as const) {
    if (was[flag] !== now[flag]) {
      const [zh, en] = flagWords[flag][now[flag] ? 'on' : 'off'];
      add(flag, zh, en, yesNo(was[flag]), yesNo(now[flag]));
    }
  }
  if (!equalJson(was.default ?? null, now.default ?? null)) {
    const words = (field: FieldDefinition): Text => (field.default == null ? nothing : ruleWords(field.default, scope));
    add('default', '字段{field}的默认值改了', 'Default of field {field} changed', words(was), words(now));
  }
  if (!equalJson(was.help ?? {}, now.help ?? {})) {
    add('help', '字段{field}的说明改了', 'Help of field {field} changed', allLabels(was.help), allLabels(now.help));
  }
  if (!equalJson(was.group ?? {}, now.group ?? {})) {
    add(
      'group',
      '字段{field}移到另一组',
      'Field {field} moved to another group',
      allLabels(was.group),
      allLabels(now.group),
    );
  }
  return lines;
}

const flagWords = {
  required: {
    on: ['字段{field}改为必填', 'Field {field} is now required'],
    off: ['字段{field}不再必填', 'Field {field} is no longer required'],
  },
  unique: {
    on: ['字段{field}改为不允许重复', 'Field {field} is now unique'],
    off: ['字段{field}可以重复', 'Field {field} is no longer unique'],
  },
  indexed: {
    on: ['字段{field}加了索引', 'Field {field} is now indexed'],
    off: ['字段{field}去掉了索引', 'Field {field} is no longer indexed'],
  },
} as const;

function yesNo(value: boolean): Text {
  return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
}
