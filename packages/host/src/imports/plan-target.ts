// What a mapping means for the entity it goes into: the definition it needs, and the field behind every column.
import { choiceOptions, type KeptFacts, type MappedColumn, type Mapping, type NewField } from '@keepwell/exchange';
import { createId, type Issue, issue, type Random } from '@keepwell/kernel';
import {
  type Entity,
  type EntityDefinition,
  type FieldDefinition,
  fieldById,
  fieldLabel,
  fieldTypes,
  isSettable,
  type Option,
} from '@keepwell/model';
import type { HostCode } from '../errors.ts';

export interface ImportTarget {
  readonly entity: string;
  /** App of a new entity; null: an app is made for it. Existing entities stay in theirs. */
  readonly app: string | null;
  readonly isNew: boolean;
  readonly definition: EntityDefinition;
  /** Whether the definition differs from what is published. */
  readonly changed: boolean;
  readonly columns: readonly MappedColumn[];
  /** The column that finds existing records. */
  readonly match: MappedColumn | null;
}

export type TargetPlan =
  | { readonly ok: true; readonly target: ImportTarget }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Ids of fields by column index, of a run that began before; new ones are made for the others. */
export interface KnownIds {
  readonly entity?: string;
  readonly fields?: Readonly<Record<number, string>>;
}

/** `path` of an issue points into the mapping. */
export function planTarget(
  facts: KeptFacts,
  mapping: Mapping,
  lookup: (id: string) => Entity | undefined,
  random: Random,
  known: KnownIds = {},
): TargetPlan {
  const issues: Issue[] = [];
  const refuse = (code: HostCode, path: Issue['path'], params: Issue['params'] = {}): void => {
    issues.push(issue(code, path, params));
  };
  const existing = 'entity' in mapping.target ? lookup(mapping.target.entity) : undefined;
  if ('entity' in mapping.target && existing === undefined) refuse('host.mapping_entity_gone', ['target']);

  const columns: MappedColumn[] = [];
  const added: FieldDefinition[] = [];
  for (const [at, { index, field: into }] of mapping.columns.entries()) {
    const column = facts.columns[index];
    if (into === null || column === undefined) continue;
    const path = ['columns', at, 'field'];
    const id = known.fields?.[index];
    const own = id === undefined || existing === undefined ? undefined : fieldById(existing, id);
    const field = own ?? fieldFor(into, existing, id ?? createId('f', random));
    if (field === undefined) {
      refuse('host.mapping_field_gone', path, { column: column.name });
      continue;
    }
    const params = { column: column.name, field: fieldLabel(field) };
    if (!isSettable(field)) refuse('host.mapping_not_settable', path, params);
    if (columns.some((other) => other.field.id === field.id)) refuse('host.mapping_field_twice', path, params);
    if (existing === undefined || fieldById(existing, field.id) === undefined) added.push(field);
    columns.push({ index, name: column.name, field, reading: column.reading });
  }
  if (columns.length === 0) refuse('host.mapping_empty', ['columns']);

  const match = mapping.matchColumn === null ? null : columns.find(({ index }) => index === mapping.matchColumn);
  if (match === undefined || (match !== null && !match.field.unique)) {
    const column = facts.columns[mapping.matchColumn ?? -1]?.name ?? '';
    refuse('host.mapping_match_refused', ['matchColumn'], { column });
  }
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    target: {
      entity: existing?.id ?? known.entity ?? createId('e', random),
      app: 'newEntity' in mapping.target ? mapping.target.newEntity.app : (existing?.app ?? null),
      isNew: existing === undefined,
      definition: definitionOf(mapping, existing, added),
      changed: added.length > 0,
      columns,
      match: match ?? null,
    },
  };
}

function fieldFor(
  into: { id: string } | NewField,
  existing: Entity | undefined,
  id: string,
): FieldDefinition | undefined {
  if ('id' in into) return existing === undefined ? undefined : fieldById(existing, into.id);
  const type = fieldTypes.get(into.type);
  if (type === undefined) return undefined;
  return {
    id,
    key: into.key,
    type: into.type,
    labels: into.labels,
    options: { ...type.defaultOptions(), ...into.options },
    required: false,
    unique: into.unique && type.canBeUnique,
    indexed: false,
  };
}

function definitionOf(
  mapping: Mapping,
  existing: Entity | undefined,
  added: readonly FieldDefinition[],
): EntityDefinition {
  if (existing !== undefined) return withFields(existing, [...existing.fields, ...added]);
  if (!('newEntity' in mapping.target)) throw new Error('A mapping has an entity or a new one');
  const { labels, key } = mapping.target.newEntity;
  return { key, labels, icon: 'table-2', titleField: titleFieldOf(added), fields: [...added] };
}

/** The body of the entity's document: without the id, app and revision a published entity carries. */
function withFields(entity: EntityDefinition, fields: FieldDefinition[]): EntityDefinition {
  const { key, labels, icon, titleField } = entity;
  return { key, labels, icon, titleField, fields };
}

const titleName = /^(?:full[ _]?)?name$|[ _]name$|title|名称|姓名|客户名|公司|标题/i;

/** The field that names a record: called a name, else unique, else the first that can. */
function titleFieldOf(fields: readonly FieldDefinition[]): string | null {
  const able = fields.filter((field) => fieldTypes.need(field.type).canBeTitle);
  const named = able.find(
    (field) => titleName.test(field.key) || titleName.test(field.labels.zh ?? field.labels.en ?? ''),
  );
  return (named ?? able.find((field) => field.unique) ?? able[0])?.id ?? null;
}

/** The target with texts added to the options of its choices: field id → texts. */
export function addOptions(target: ImportTarget, texts: Readonly<Record<string, readonly string[]>>): ImportTarget {
  const grown = new Map<string, FieldDefinition>();
  for (const field of target.definition.fields) {
    const already = (field.options.options ?? []) as Option[];
    const known = new Set(already.map((option) => option.id));
    const more = choiceOptions(texts[field.id] ?? []).filter((option) => !known.has(option.id));
    if (more.length > 0)
      grown.set(field.id, { ...field, options: { ...field.options, options: [...already, ...more] } });
  }
  if (grown.size === 0) return target;
  const renew = (column: MappedColumn): MappedColumn => ({
    ...column,
    field: grown.get(column.field.id) ?? column.field,
  });
  const fields = target.definition.fields.map((field) => grown.get(field.id) ?? field);
  return {
    ...target,
    definition: withFields(target.definition, fields),
    changed: true,
    columns: target.columns.map(renew),
    match: target.match === null ? null : renew(target.match),
  };
}
