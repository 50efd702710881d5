// What rules read, through formulas and relations: whose change can change their answer, and whether the clock can.
import { dependsOn, type Expression, isOperation, parseRule, partsOf, referencesOf } from '@keepwell/rule';
import type { ModelLookup } from '../document-kind.ts';
import type { Entity, FieldDefinition } from '../entity.ts';
import { typeOf } from '../fields.ts';
import { placeOf } from '../scope.ts';

/** One step from a record to the record that its relation points to. */
export interface RelationStep {
  /** Entity that has the relation. */
  readonly entity: string;
  readonly field: string;
}

/** Fields read at the end of a way; an empty way leads to the record itself. */
export interface ReadPlace {
  readonly way: readonly RelationStep[];
  readonly entity: string;
  readonly fields: ReadonlySet<string>;
}

export interface Reads {
  readonly places: readonly ReadPlace[];
  /** How often the clock alone can change the answer. */
  readonly clock: 'never' | 'daily' | 'everyMinute';
  /** Health models, segments and tierings whose derived fields are read. */
  readonly sources: ReadonlySet<string>;
  /** Equal texts: the rules mean the same. It changes with a formula or a field's type, though no rule was touched. */
  readonly meaning: string;
}

/** The document whose values a derived field shows. */
export function sourceOf(field: FieldDefinition): string | undefined {
  if (typeOf(field).isDerived !== true) return undefined;
  const { model, segment } = field.options;
  const source = model ?? segment;
  return typeof source === 'string' ? source : undefined;
}

export function readsOf(rules: readonly Expression[], entity: Entity, lookup: ModelLookup): Reads {
  const places = new Map<string, { way: readonly RelationStep[]; entity: string; fields: Set<string> }>();
  const sources = new Set<string>();
  const seen = new Set<string>();
  const meaning: string[] = [];
  let clock: Reads['clock'] = 'never';

  const visitRule = (rule: Expression, at: Entity, way: readonly RelationStep[]): void => {
    const own = clockOf(rule);
    if (own === 'everyMinute' || clock === 'never') clock = own;
    for (const path of referencesOf(rule)) visitPath(path, at, way);
  };

  const visitPath = (path: string, at: Entity, way: readonly RelationStep[]): void => {
    const place = placeOf(at, lookup, path);
    if (place === undefined || place.kind === 'id') return;
    if (place.kind === 'own') return visitField(place.field, at, way);
    note(place.relation.id, at, way);
    visitField(place.field, place.entity, [...way, { entity: at.id, field: place.relation.id }]);
  };

  const visitField = (field: FieldDefinition, at: Entity, way: readonly RelationStep[]): void => {
    const key = `${wayKey(way)} ${at.id}.${field.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    meaning.push(`${key} ${field.type} ${JSON.stringify(meantOptions(field))}`);
    note(field.id, at, way);
    const source = sourceOf(field);
    if (source !== undefined) sources.add(source);
    if (field.type === 'formula') visitRule(parseRule(field.options.rule ?? null).expression, at, way);
  };

  const note = (field: string, at: Entity, way: readonly RelationStep[]): void => {
    const key = `${wayKey(way)} ${at.id}`;
    const place = places.get(key) ?? { way, entity: at.id, fields: new Set() };
    place.fields.add(field);
    places.set(key, place);
  };

  for (const rule of rules) visitRule(rule, entity, []);
  return { places: [...places.values()], clock, sources, meaning: meaning.sort().join('\n') };
}

const wayKey = (way: readonly RelationStep[]): string => way.map(({ entity, field }) => `${entity}.${field}`).join('>');

/** Labels may change without changing what a rule means. */
function meantOptions(field: FieldDefinition): unknown {
  if (field.type === 'formula') return field.options;
  const { options } = field.options;
  return Array.isArray(options) ? options.map((option: { id?: unknown }) => option.id) : field.options;
}

/** Most words of time mean a day; `now` means the instant. */
function clockOf(rule: Expression): Reads['clock'] {
  if (!dependsOn(rule, 'time')) return 'never';
  return saysNow(rule) ? 'everyMinute' : 'daily';
}

function saysNow(part: Expression): boolean {
  return (isOperation(part) && part.operator === 'now') || partsOf(part).some(saysNow);
}
