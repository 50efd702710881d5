// The two fields in which a model's subject shows its score and its band.
import {
  type BandOptions,
  type EntityDefinition,
  type Labels,
  type ModelLookup,
  showField,
  toEntity,
  unknownBand,
} from '@keepwell/model';
import type { HealthModel } from './definition.ts';
import { sourcesOf } from './sources.ts';

/** The model with the ids of its fields, and the entity with the fields as they must be now. */
export function showScores(
  body: HealthModel,
  id: string,
  entity: EntityDefinition,
  before: HealthModel | null,
  lookup: ModelLookup,
): { readonly body: HealthModel; readonly entity: EntityDefinition } {
  const own = (type: string): string | undefined =>
    entity.fields.find((field) => field.type === type && field.options.model === id)?.id;
  const made = id.replace('_', '').slice(0, 31);
  const fields = { score: own('score') ?? `f_${made}s`, band: own('band') ?? `f_${made}b` };
  const reads = [...sourcesOf(body, toEntity(entity, body.entity, lookup), lookup)].filter((one) => one !== id).sort();
  const options: BandOptions = {
    model: id,
    options: [...body.bands.map(({ id: band, labels, look }) => ({ id: band, labels, look })), unknownBand],
  };
  const score = {
    id: fields.score,
    type: 'score',
    key: 'score',
    labels: body.labels,
    options: { model: id, reads },
    apart: { zh: '（评分）', en: '(score)' },
  };
  const band = {
    id: fields.band,
    type: 'band',
    key: 'band',
    labels: bandLabels(body.labels),
    options: { ...options },
    apart: { zh: '（评分）', en: '(score)' },
  };
  const withScore = showField(entity, score, before?.labels ?? null);
  return {
    body: { ...body, fields },
    entity: showField(withScore, band, before === null ? null : bandLabels(before.labels)),
  };
}

function bandLabels({ zh, en }: Labels): Labels {
  return { ...(zh === undefined ? {} : { zh: `${zh}等级` }), ...(en === undefined ? {} : { en: `${en} band` }) };
}
