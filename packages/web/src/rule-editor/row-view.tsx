// A condition as a row: field, operator, values; everything else behind its menu and its handle.
import { fieldTypes, fieldById } from '@keepwell/model';
import { operators, type Parameter } from '@keepwell/rule';
import { Select, type SelectOption } from '@keepwell/ui';
import { useId, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useEditor } from './editor-context.tsx';
import { withPart } from './rule-edits.ts';
import type { RowNode } from './rule-nodes.ts';
import { rowOperators, valueSlots, withField, withOperator, writeRow, type RuleRow } from './rule-row.ts';
import { labelOf, operatorLabel } from './rule-scope.ts';
import { PartFrame } from './part-frame.tsx';
import { ValueInput } from './value-input.tsx';

export function RowView({ node }: { node: RowNode }): ReactElement {
  const t = useText('rule');
  const { entity, scope, language, edit, disabled } = useEditor();
  const id = useId();
  const { row } = node;
  const field = scope.field(row.field);
  const type = field?.type ?? { kind: 'unknown' };
  const name = labelOf(field, language, t('unknownField'));
  const put = (next: RuleRow): void => edit((rule) => withPart(rule, node.rowPath, writeRow(next)));

  const fields: SelectOption[] = scope.all().flatMap((candidate) => {
    if (rowOperators(candidate.type).length === 0) return [];
    const own = fieldById(entity, candidate.path);
    const typeName = own === undefined ? undefined : fieldTypes.get(own.type)?.labels[language];
    return [{ value: candidate.path, label: labelOf(candidate, language, candidate.path), detail: typeName }];
  });
  if (field === undefined) fields.unshift({ value: row.field, label: name });
  const choices = rowOperators(type);
  const key = (operator: string, negated: boolean): string => `${negated ? '!' : ''}${operator}`;
  const operatorOptions = choices.map(({ operator, negated }) => ({
    value: key(operator.name, negated),
    label: operatorLabel(operator, negated, type, language),
  }));
  const current = key(row.operator, row.negated);
  if (!operatorOptions.some((option) => option.value === current)) {
    const known = operators.get(row.operator);
    const label = known === undefined ? row.operator : operatorLabel(known, row.negated, type, language);
    operatorOptions.unshift({ value: current, label });
  }
  const parameters = operators.get(row.operator)?.parameters.slice(1) ?? [];
  const slots = valueSlots(row).map((parameter: Parameter) => ({ parameter, index: parameters.indexOf(parameter) }));

  return (
    <PartFrame node={node} name={name}>
      <div className="rule-row" id={id}>
        <Select
          aria-label={t('field')}
          className="rule-field"
          required
          searchable
          disabled={disabled}
          options={fields}
          value={row.field}
          onChange={(path) => {
            const next = path === null ? undefined : scope.field(path);
            if (next !== undefined) put(withField(row, next.path, field?.type, next.type));
          }}
        />
        <Select
          aria-label={t('operatorOf', { field: name })}
          className="rule-operator"
          required
          searchable={operatorOptions.length > 12}
          disabled={disabled}
          options={operatorOptions}
          value={current}
          onChange={(choice) => {
            const next = choices.find(({ operator, negated }) => key(operator.name, negated) === choice);
            if (next !== undefined) put(withOperator(row, next));
          }}
        />
        {slots.map(({ parameter, index }) => (
          <ValueInput
            key={`${row.field} ${current} ${index}`}
            row={row}
            parameter={parameter}
            value={row.values[index] ?? null}
            label={
              slots.length > 1 ? t('valueNumber', { field: name, number: index + 1 }) : t('valueOf', { field: name })
            }
            onChange={(value) => put({ ...row, values: row.values.with(index, value) })}
          />
        ))}
      </div>
    </PartFrame>
  );
}
