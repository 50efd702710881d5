// Names of indexes: unique in the database, within PostgreSQL's 63 bytes.
import { createHash } from 'node:crypto';

export function indexName(prefix: 'unique' | 'index' | 'order', entity: string, field: string): string {
  const name = `${prefix}_${entity}_${field}`;
  return name.length <= 63 ? name : `${prefix}_${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
}
