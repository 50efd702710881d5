// The formulas of an entity, compiled: checked, put in the order in which they can be computed, and bound to closures.
//
//   options.rule ──parse──▶ Expression ──check──▶ type, references ──graph──▶ order, cycles
//                                                     └── coerce to the declared result ──▶ closure (records), expression (SQL)
import { type Issue, issue, type PathSegment } from '@keepwell/kernel';
import { checkRule, type Expression, parseRule, type RuleContext, toFunction } from '@keepwell/rule';
import type { ModelLookup } from './document-kind.ts';
import type { Entity, FieldDefinition } from './entity.ts';
import type { FieldValue } from './field-type.ts';
import { coercedRule, toResult } from './formula-result.ts';
import { findCycles, reachableFrom } from './formula-graph.ts';
import type { FormulaOptions } from './field-types/formula/definition.ts';
import { isResultType } from './field-types/index.ts';
import { fieldById, fieldLabel, typeOf, valueTypeOf } from './fields.ts';
import type { RecordValues } from './record.ts';
import { entityScope } from './scope.ts';

export interface CompiledFormula {
  readonly field: FieldDefinition;
  /** The rule brought to the declared result type: what SQL compiles, for writing and for reading. */
  readonly expression: Expression;
  /** Paths the rule names itself. */
  readonly references: readonly string[];
  /** Ids of this entity's fields that it depends on, directly or through other formulas; relations count by their own id. */
  readonly dependencies: ReadonlySet<string>;
  /** These three look through other formulas, too. */
  readonly dependsOnTime: boolean;
  readonly dependsOnReader: boolean;
  readonly throughRelation: boolean;
  /** Whether its value is stored in a column; else it is computed when read. */
  readonly stored: boolean;
  /** The value for a record given by field id, formulas it depends on included; of the declared type, or null. Never throws. */
  evaluate(values: Readonly<Record<string, unknown>>, context: RuleContext): FieldValue;
}

export interface CompiledFormulas {
  /** In an order in which each comes after those it depends on; formulas of a cycle are left out. */
  readonly all: readonly CompiledFormula[];
  readonly stored: readonly CompiledFormula[];
  readonly onRead: readonly CompiledFormula[];
  get(fieldId: string): CompiledFormula | undefined;
  /** Stored formulas to compute again after these fields changed, in order. */
  affectedBy(changed: Iterable<string>): readonly CompiledFormula[];
  /** All formulas of a record in order, or those given: the values by field id, to be laid over the record's own. */
  compute(
    values: Readonly<Record<string, unknown>>,
    context: RuleContext,
    which?: readonly CompiledFormula[],
  ): RecordValues;
  /** Paths point into the entity: `['fields', 3, 'options', 'rule', …]`. */
  readonly issues: readonly Issue[];
}

/** Compiles the entity's formulas. The entity may be a draft: what does not compile is an issue, never an exception. */
export function compileFormulas(entity: Entity, lookup: ModelLookup): CompiledFormulas {
  const scope = entityScope(entity, lookup);
  const issues: Issue[] = [];
  const checked = entity.fields.flatMap((field, index) => {
    if (field.type !== 'formula') return [];
    const found = checkFormula(field, ['fields', index, 'options'], scope);
    issues.push(...found.issues);
    return found.usable ? [{ ...found, field, index }] : [];
  });

  const cycles = findCycles(entity, lookup);
  for (const cycle of cycles) {
    for (const { index, field } of checked) {
      if (cycle.fields.includes(field.id)) {
        issues.push(issue('model.formula_cycle', ['fields', index, 'options', 'rule'], { cycle: cycle.labels }));
      }
    }
  }
  const circular = new Set(cycles.flatMap((cycle) => cycle.fields));

  const byId = new Map<string, CompiledFormula>();
  const pending = new Map(
    checked.filter(({ field }) => !circular.has(field.id)).map((found) => [found.field.id, found]),
  );
  const visit = (id: string): void => {
    const found = pending.get(id);
    if (found === undefined) return;
    pending.delete(id);
    const needed = new Set(found.references.map(ownPart));
    for (const path of needed) visit(path);
    byId.set(id, bind(entity, lookup, found, byId, needed));
  };
  for (const { field } of checked) visit(field.id);

  return present([...byId.values()], byId, issues);
}

/** The field of this entity at the beginning of a path. */
function ownPart(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

interface CheckedFormula {
  readonly usable: boolean;
  readonly issues: readonly Issue[];
  readonly expression: Expression;
  readonly coerced: Expression;
  readonly references: readonly string[];
  readonly dependsOnTime: boolean;
  readonly dependsOnReader: boolean;
}

function checkFormula(
  field: FieldDefinition,
  path: readonly PathSegment[],
  scope: ReturnType<typeof entityScope>,
): CheckedFormula {
  const options = field.options as Partial<FormulaOptions>;
  const { expression, issues: unread } = parseRule(options.rule ?? null);
  const at = (found: Issue): Issue => ({ ...found, path: [...path, 'rule', ...found.path] });
  const resultType = options.result?.type ?? '';
  if (!isResultType(resultType)) {
    const refusal = issue('model.result_type_unavailable', [...path, 'result', 'type'], { type: resultType });
    const nothing = { references: [], dependsOnTime: false, dependsOnReader: false };
    return { usable: false, issues: [refusal], expression, coerced: expression, ...nothing };
  }
  const expected = valueTypeOf(field);
  if (options.rule == null) {
    const missing = issue('model.formula_missing', [...path, 'rule'], { field: fieldLabel(field) });
    return { ...checkRule(expression, scope), usable: true, issues: [missing], expression, coerced: expression };
  }
  const check = checkRule(expression, scope, expected);
  return {
    ...check,
    usable: true,
    issues: [...unread, ...check.issues].map(at),
    expression,
    coerced: parseRule(coercedRule(expression, check.type, field)).expression,
  };
}

function bind(
  entity: Entity,
  lookup: ModelLookup,
  found: CheckedFormula & { readonly field: FieldDefinition },
  byId: ReadonlyMap<string, CompiledFormula>,
  needed: ReadonlySet<string>,
): CompiledFormula {
  const through = found.references.some((path) => path.includes('.'));
  const inner = [...needed].map((id) => byId.get(id)).filter((formula) => formula !== undefined);
  const remote = through ? reachableFrom(entity, lookup, found.field.id) : undefined;
  const dependsOnTime = found.dependsOnTime || inner.some((f) => f.dependsOnTime) || remote?.dependsOnTime === true;
  const dependsOnReader =
    found.dependsOnReader || inner.some((f) => f.dependsOnReader) || remote?.dependsOnReader === true;
  const readsDerived = [...needed].some((id) => {
    const field = fieldById(entity, id);
    return field !== undefined && typeOf(field).isDerived === true;
  });
  const onRead = readsDerived || inner.some((formula) => !formula.stored);
  const throughRelation = through || inner.some((formula) => formula.throughRelation);
  const run = toFunction(found.expression);
  const toDeclared = toResult(found.field);
  return {
    field: found.field,
    expression: found.coerced,
    references: found.references,
    dependencies: new Set([...needed, ...inner.flatMap((formula) => [...formula.dependencies])]),
    dependsOnTime,
    dependsOnReader,
    throughRelation,
    stored: !dependsOnTime && !dependsOnReader && !throughRelation && !onRead,
    evaluate(values, context) {
      try {
        return toDeclared(run(values, context));
      } catch {
        // The work limit of rules is the only thing thrown: a record whose formula is too much work has no value.
        return null;
      }
    },
  };
}

function present(
  all: readonly CompiledFormula[],
  byId: ReadonlyMap<string, CompiledFormula>,
  issues: readonly Issue[],
): CompiledFormulas {
  const stored = all.filter((formula) => formula.stored);
  return {
    all,
    stored,
    onRead: all.filter((formula) => !formula.stored),
    get: (fieldId) => byId.get(fieldId),
    affectedBy(changed) {
      const ids = [...changed];
      return stored.filter((formula) => ids.some((id) => formula.dependencies.has(id)));
    },
    compute(values, context, which = all) {
      const known: Record<string, unknown> = { ...values };
      const computed: Record<string, FieldValue> = {};
      for (const formula of which) {
        const value = formula.evaluate(known, context);
        computed[formula.field.id] = value;
        known[formula.field.id] = value;
      }
      return computed;
    },
    issues,
  };
}
