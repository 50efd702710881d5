// What a home page watches: a published health model with the entity it scores and the fields that show it.
import type { HealthModel } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import {
  type BandOption,
  type BandOptions,
  type Entity,
  fieldById,
  type FieldDefinition,
  unknownBand,
} from '@keepwell/model';
import { useMemo } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { useModels } from '../health/use-models.ts';

export interface Watched {
  readonly id: string;
  readonly model: HealthModel;
  readonly entity: Entity;
  readonly score: FieldDefinition;
  readonly band: FieldDefinition;
  readonly bands: readonly BandOption[];
  /** Null: the entity does not say who looks after a record. */
  readonly owner: FieldDefinition | null;
}

/** Undefined until it is known. */
export function useWatched(): readonly Watched[] | undefined {
  const models = useModels();
  const entities = useEntities();
  return useMemo(() => {
    if (models === undefined || entities === undefined) return undefined;
    return models.flatMap(({ id, body }): Watched[] => {
      const entity = entities.find((one) => one.id === body.entity);
      const { score, band } = body.fields;
      const shown =
        entity === undefined || score === null || band === null
          ? []
          : [fieldById(entity, score), fieldById(entity, band)];
      const [scoreField, bandField] = shown;
      if (entity === undefined || scoreField === undefined || bandField === undefined) return [];
      const bands = (bandField.options as unknown as BandOptions).options;
      const owner = entity.ownerField == null ? undefined : fieldById(entity, entity.ownerField);
      return [{ id, model: body, entity, score: scoreField, band: bandField, bands, owner: owner ?? null }];
    });
  }, [models, entities]);
}

export function bandOf({ bands }: Pick<Watched, 'bands'>, id: unknown): BandOption {
  return bands.find((band) => band.id === id) ?? unknownBand;
}

const alarming: ReadonlySet<BandOption['look']> = new Set(['atRisk', 'critical']);

export function isAtRisk({ band, bands }: Watched): Json {
  const ids = bands.filter(({ look }) => alarming.has(look)).map(({ id }) => id);
  return { in: [{ var: band.id }, ids] };
}

export function isMine(owner: FieldDefinition): Json {
  return { '==': [{ var: owner.id }, { me: [] }] };
}

export function hasNoOwner(owner: FieldDefinition): Json {
  return { empty: [{ var: owner.id }] };
}

/** The worst first. */
export function worstFirst({ model, score }: Watched): readonly { field: string; direction: 'asc' | 'desc' }[] {
  return [{ field: score.id, direction: model.polarity === 'health' ? 'asc' : 'desc' }];
}
