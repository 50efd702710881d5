// Proposes which column goes into which field: of an existing entity by its names, or of a new one made from the file.
import { type Entity, type FieldDefinition, fieldTypes, isSettable } from '@keepwell/model';
import { toKey } from './field-key.ts';
import type { Column, FileFacts, Mapping } from './file-facts.ts';
import { labelOf } from './option-list.ts';
import { isRefusalHead } from './refused-rows.ts';

/** For an entity that exists: columns that are called like a field (key or label in either language, folded). */
export function proposeMapping(facts: Pick<FileFacts, 'columns'>, entity: Entity): Mapping {
  const free = new Map(entity.fields.filter(isSettable).map((field) => [field.id, field]));
  const taken = new Map<number, FieldDefinition>();
  // Exact names first, so that a folded namesake does not take their field.
  for (const equal of [sameName, sameFolded]) {
    for (const column of facts.columns) {
      if (taken.has(column.index)) continue;
      const field = [...free.values()].find((candidate) => equal(candidate, column.name));
      if (field === undefined) continue;
      taken.set(column.index, field);
      free.delete(field.id);
    }
  }
  const match = facts.columns.find((column) => taken.get(column.index)?.unique === true);
  return {
    target: { entity: entity.id },
    columns: facts.columns.map(({ index }) => {
      const field = taken.get(index);
      return { index, field: field === undefined ? null : { id: field.id } };
    }),
    matchColumn: match?.index ?? null,
    onMatch: 'update',
    addOptions: false,
  };
}

/** For a new entity: one field per column that holds anything, labelled as in the file. `takenKeys`: of other entities. */
export function proposeEntity(
  facts: Pick<FileFacts, 'name' | 'columns'>,
  app: string | null,
  takenKeys: Iterable<string> = [],
): Mapping {
  const name = facts.name.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'Import';
  const taken = new Set<string>();
  return {
    target: { newEntity: { app, labels: labelOf(name), key: toKey(name, 'entity', new Set(takenKeys)) } },
    columns: facts.columns.map((column) => ({
      index: column.index,
      field:
        column.filled === 0 || isRefusalHead(column.name)
          ? null
          : {
              type: column.type,
              options: { ...fieldTypes.need(column.type).defaultOptions(), ...column.options },
              labels: labelOf(column.name),
              key: toKey(column.name, `field_${column.index + 1}`, taken),
              unique: isKeyColumn(column) && fieldTypes.need(column.type).canBeUnique,
            },
    })),
    matchColumn: null,
    onMatch: 'update',
    addOptions: true,
  };
}

const keyName = /(?:^|[^a-z])(?:id|key|sku|code|no)$|[a-z](?:ID|Id)$|编号|编码|单号|证号|账号|工号|卡号|e-?mail|邮箱/i;

/** A column that names its records: never empty, never twice the same, and called so or standing first. */
function isKeyColumn(column: Column): boolean {
  return column.unique && column.filled > 1 && (column.index === 0 || keyName.test(column.name));
}

function sameName(field: FieldDefinition, name: string): boolean {
  return field.key === name || field.labels.zh === name || field.labels.en === name;
}

function sameFolded(field: FieldDefinition, name: string): boolean {
  const folded = fold(name);
  return folded !== '' && [field.key, field.labels.zh, field.labels.en].some((own) => fold(own ?? '') === folded);
}

/** `Monthly Charges`, `monthly_charges` and `MonthlyCharges` are the same; so are full-width and half-width letters. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
