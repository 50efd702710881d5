export { FilterChips, type FilterChipsProps } from './filter-chips.tsx';
export { FormulaEditor, type FormulaEditorProps } from './formula-editor.tsx';
export { RuleEditor, type RuleEditorProps } from './rule-editor.tsx';
export type { RuleJson } from './rule-edits.ts';
export { useEntityScope, useLookup, useRuleContext } from './rule-scope.ts';
