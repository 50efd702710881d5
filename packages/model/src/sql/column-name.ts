// Names in the database: made of immutable ids, never of labels or keys.

const systemColumns: Readonly<Record<string, string>> = {
  id: 'id',
  createdAt: 'created_at',
  createdBy: 'created_by',
  updatedAt: 'updated_at',
  updatedBy: 'updated_by',
};

/** Table of an entity's records. */
export function tableName(entityId: string): string {
  return `r_${entityId}`;
}

/** Column of a field; field ids and the record's own columns. */
export function columnName(fieldId: string): string {
  return systemColumns[fieldId] ?? fieldId;
}

/** Column beside a text's column that holds its sort key. */
export function sortKeyName(fieldId: string): string {
  return `${columnName(fieldId)}_key`;
}

/** Column that a type change fills before it takes the place of the old one. */
export function conversionName(fieldId: string): string {
  return `${columnName(fieldId)}_new`;
}
