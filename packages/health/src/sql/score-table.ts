// The table of a model's scores, one row a record: what the store creates and the score select fills.
import type { CompiledModel } from '../compiled-model.ts';

export interface ScoreColumn {
  readonly name: string;
  readonly kind: 'integer' | 'text';
  readonly required: boolean;
}

/** `record` is the primary key. In the order of the score select. */
export function scoreColumns(model: CompiledModel): readonly ScoreColumn[] {
  const column = (name: string, kind: ScoreColumn['kind'], required = false): ScoreColumn => ({ name, kind, required });
  return [
    column('record', 'integer', true),
    // Units; null: nothing has a value, or an indicator refused.
    column('score', 'integer'),
    column('coverage', 'integer', true),
    column('band', 'text', true),
    column('pending', 'text'),
    column('pending_since', 'integer'),
    // Place in the model's list of variants; null: the model itself.
    column('variant', 'integer'),
    column('scored_at', 'integer', true),
    column('band_since', 'integer', true),
    ...model.dayGroups.map((id) => column(`since_${id}`, 'integer')),
    // A kept group without coverage has not been computed yet.
    ...model.keptGroups.flatMap(({ id }) => [column(`kept_${id}`, 'integer'), column(`cover_${id}`, 'integer')]),
  ];
}
