// Stored formulas of a record, brought up to date in place: a bulk load passes here for every record.
import type { CompiledFormula } from '@keepwell/model';
import type { RuleContext } from '@keepwell/rule';
import { type StoredRecord, toRuleData } from './stored-record.ts';

const own: readonly string[] = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'];

/** `formulas`: in an order in which each comes after what it reads. */
export function computeInto(record: StoredRecord, formulas: readonly CompiledFormula[], context: RuleContext): void {
  if (formulas.length === 0) return;
  const { values } = record;
  // Only a formula of the record's own columns needs them copied beside its values.
  const needsOwn = formulas.some((formula) => own.some((id) => formula.dependencies.has(id)));
  const data: Record<string, unknown> = needsOwn ? toRuleData(record) : values;
  for (const formula of formulas) {
    const value = formula.evaluate(data, context);
    values[formula.field.id] = value;
    if (needsOwn) data[formula.field.id] = value;
  }
}
