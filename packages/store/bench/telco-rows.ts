// Seeded rows of the Telco entity: the same for every run and for both sides of a comparison.
import type { Entity, RecordValues } from '@keepwell/model';

/** A small generator of reproducible numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export function telcoRows(entity: Entity, count: number, seed = 7): RecordValues[] {
  const random = seeded(seed);
  const rows: RecordValues[] = [];
  for (let index = 0; index < count; index += 1) {
    const row: Record<string, boolean | number | string> = {};
    for (const field of entity.fields) {
      if (field.type === 'formula') continue;
      if (field.id === 'f_customer') row[field.id] = `${String(index).padStart(6, '0')}-KEEPW`;
      else if (field.type === 'yesNo') row[field.id] = random() < 0.5;
      else if (field.type === 'integer') row[field.id] = Math.floor(random() * 73);
      else if (field.type === 'decimal') row[field.id] = Math.round(random() * 10_000) / 100;
      else if (field.type === 'choice') {
        const options = (field.options as { options: { id: string }[] }).options;
        row[field.id] = options[Math.floor(random() * options.length)]?.id ?? '';
      }
    }
    rows.push(row);
  }
  return rows;
}
