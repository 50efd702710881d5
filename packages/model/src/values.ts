// The one door for values: every path that writes a record (form, grid, import, API, flow) passes it.
import { describeIssue, hasErrors, type Issue, issue } from '@keepwell/kernel';
import { parseRule, type RuleContext, toFunction } from '@keepwell/rule';
import type { Entity, FieldDefinition } from './entity.ts';
import { modelCodes } from './errors.ts';
import type { Accepted, FieldType, FieldValue } from './field-type.ts';
import { fieldById, fieldLabel, typeOf } from './fields.ts';
import type { RecordValues } from './record.ts';

export type AcceptedValues =
  | { readonly ok: true; readonly values: RecordValues }
  /** `path` is `[field id]`. */
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Door {
  /**
   * Values by field id → what may be stored. `create`: defaults fill what is absent and required fields must hold a value; all settable
   * fields are in the answer. `update`: only the given fields; a required one may not be emptied.
   */
  accept(values: Readonly<Record<string, unknown>>, mode: 'create' | 'update', context: RuleContext): AcceptedValues;
}

interface Entry {
  readonly field: FieldDefinition;
  readonly type: FieldType;
  readonly defaultOf: ((context: RuleContext) => unknown) | undefined;
}

/** The door of an entity, prepared once for many records. */
export function createDoor(entity: Entity): Door {
  const entries = entity.fields.map((field): Entry => {
    const type = typeOf(field);
    return { field, type, defaultOf: type.settable ? defaultOf(field) : undefined };
  });
  const byId = new Map(entries.map((entry) => [entry.field.id, entry]));
  const settable = entries.filter((entry) => entry.type.settable);

  const takeGiven = (
    values: Readonly<Record<string, unknown>>,
    taken: Record<string, FieldValue>,
    issues: Issue[],
  ): void => {
    for (const id of Object.keys(values)) {
      const value = values[id];
      if (value === undefined) continue;
      const entry = byId.get(id);
      if (entry === undefined || !entry.type.settable) {
        issues.push(refuseField(entity, id));
        continue;
      }
      const answer = entry.type.accept(value, entry.field.options);
      if (answer.ok) taken[id] = answer.value;
      else issues.push(toIssue(entry.field, answer));
    }
  };

  const fillDefaults = (
    values: Readonly<Record<string, unknown>>,
    taken: Record<string, FieldValue>,
    issues: Issue[],
    context: RuleContext,
  ): void => {
    for (const { field, type, defaultOf: compute } of settable) {
      if (values[field.id] !== undefined) continue;
      const answer: Accepted =
        compute === undefined ? { ok: true, value: null } : type.accept(compute(context), field.options);
      if (answer.ok) taken[field.id] = answer.value;
      else issues.push(refuseDefault(field, answer));
    }
  };

  return {
    accept(values, mode, context) {
      const taken: Record<string, FieldValue> = {};
      const issues: Issue[] = [];
      takeGiven(values, taken, issues);
      if (mode === 'create') fillDefaults(values, taken, issues, context);
      for (const { field } of settable) {
        if (field.required && taken[field.id] === null) {
          issues.push(issue('model.value_required', [field.id], { field: fieldLabel(field) }));
        }
      }
      return hasErrors(issues) ? { ok: false, issues } : { ok: true, values: taken };
    },
  };
}

const doors = new WeakMap<Entity, Door>();

/** `createDoor(entity).accept(…)`, with the door of a published entity kept as long as the entity. */
export function acceptValues(
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  mode: 'create' | 'update',
  context: RuleContext,
): AcceptedValues {
  let door = doors.get(entity);
  if (door === undefined) {
    door = createDoor(entity);
    doors.set(entity, door);
  }
  return door.accept(values, mode, context);
}

/** What a new record holds before anybody types: the defaults that compute, for an empty form. */
export function defaultValues(entity: Entity, context: RuleContext): RecordValues {
  const values: Record<string, FieldValue> = {};
  for (const field of entity.fields) {
    const compute = typeOf(field).settable ? defaultOf(field) : undefined;
    const answer = compute === undefined ? undefined : typeOf(field).accept(compute(context), field.options);
    if (answer?.ok === true && answer.value !== null) values[field.id] = answer.value;
  }
  return values;
}

function defaultOf(field: FieldDefinition): ((context: RuleContext) => unknown) | undefined {
  if (field.default == null) return undefined;
  const run = toFunction(parseRule(field.default).expression);
  return (context) => run({}, context);
}

/** A refusal of the door as an issue at its field. */
export function toIssue(field: FieldDefinition, answer: Extract<Accepted, { ok: false }>): Issue {
  return issue(answer.code, [field.id], { ...answer.params, field: fieldLabel(field) });
}

function refuseField(entity: Entity, id: string): Issue {
  const field = fieldById(entity, id);
  if (field === undefined) return issue('model.field_unknown', [id], { field: id });
  return issue('model.not_settable', [id], { field: fieldLabel(field) });
}

function refuseDefault(field: FieldDefinition, answer: Extract<Accepted, { ok: false }>): Issue {
  return issue('model.default_refused', [field.id], {
    field: fieldLabel(field),
    reason: { zh: describeIssue(modelCodes, answer, 'zh'), en: describeIssue(modelCodes, answer, 'en') },
  });
}
