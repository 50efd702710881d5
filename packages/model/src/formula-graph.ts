// Which formula reads which, across entities: cycles with their path of names, and what a formula reaches through relations.
import { type Text, textIn } from '@keepwell/kernel';
import { dependsOn, parseRule, referencesOf } from '@keepwell/rule';
import type { ModelLookup } from './document-kind.ts';
import type { Entity, FieldDefinition } from './entity.ts';
import { placeOf } from './scope.ts';

interface Node {
  readonly entity: Entity;
  readonly field: FieldDefinition;
}

/** `fields`: those of the given entity on the cycle; `labels`: "A → B → A" in both languages. */
export interface Cycle {
  readonly fields: readonly string[];
  readonly labels: Text;
}

const keyOf = ({ entity, field }: Node): string => `${entity.id}.${field.id}`;

/** The formulas that a formula names, in its own entity and through relations. */
function nextOf({ entity, field }: Node, lookup: ModelLookup): Node[] {
  const { expression } = parseRule(field.options.rule ?? null);
  return referencesOf(expression).flatMap((path): Node[] => {
    const place = placeOf(entity, lookup, path);
    if (place === undefined || place.kind === 'id' || place.field.type !== 'formula') return [];
    return [{ entity: place.kind === 'own' ? entity : place.entity, field: place.field }];
  });
}

/** Every cycle that a formula of this entity lies on, each once. A reference to the formula of another record counts as well. */
export function findCycles(entity: Entity, lookup: ModelLookup): Cycle[] {
  const cycles = new Map<string, Cycle>();
  const done = new Set<string>();
  const walk = (node: Node, path: readonly Node[]): void => {
    const key = keyOf(node);
    const start = path.findIndex((earlier) => keyOf(earlier) === key);
    if (start >= 0) {
      const circle = path.slice(start);
      const name = circle.map(keyOf).sort().join(' ');
      if (!cycles.has(name)) cycles.set(name, toCycle(circle, entity));
      return;
    }
    if (done.has(key)) return;
    for (const next of nextOf(node, lookup)) walk(next, [...path, node]);
    done.add(key);
  };
  for (const field of entity.fields) if (field.type === 'formula') walk({ entity, field }, []);
  return [...cycles.values()].filter((cycle) => cycle.fields.length > 0);
}

function toCycle(circle: readonly Node[], home: Entity): Cycle {
  const closed = [...circle, ...circle.slice(0, 1)];
  const words = (language: 'zh' | 'en'): string =>
    closed
      .map(({ entity, field }) => {
        const label = textIn(field.labels, language, field.key);
        return entity.id === home.id ? label : `${textIn(entity.labels, language, entity.key)} · ${label}`;
      })
      .join(' → ');
  return {
    fields: circle.filter((node) => node.entity.id === home.id).map((node) => node.field.id),
    labels: { zh: words('zh'), en: words('en') },
  };
}

/** What the formulas that this one reaches, in any entity, depend on. */
export function reachableFrom(
  entity: Entity,
  lookup: ModelLookup,
  fieldId: string,
): { readonly dependsOnTime: boolean; readonly dependsOnReader: boolean } {
  const start = entity.fields.find((field) => field.id === fieldId);
  const seen = new Map<string, Node>();
  const visit = (node: Node): void => {
    if (seen.has(keyOf(node))) return;
    seen.set(keyOf(node), node);
    for (const next of nextOf(node, lookup)) visit(next);
  };
  if (start !== undefined) visit({ entity, field: start });
  const rules = [...seen.values()].map(({ field }) => parseRule(field.options.rule ?? null).expression);
  return {
    dependsOnTime: rules.some((rule) => dependsOn(rule, 'time')),
    dependsOnReader: rules.some((rule) => dependsOn(rule, 'reader')),
  };
}
