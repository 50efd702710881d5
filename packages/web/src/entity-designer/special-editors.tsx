// The settings that need an editor of their own, by field type; everything else is generated from the type's schema.
import type { ComponentType } from 'react';
import { ChoiceOptionsEditor } from './choice-options-editor.tsx';
import { CurrencyEditor } from './currency-editor.tsx';
import { FormulaSettings } from './formula-settings.tsx';
import type { OptionsEditorProps } from './options-form.tsx';
import { RelationTarget } from './relation-target.tsx';

export const specialEditors: Readonly<Record<string, ComponentType<OptionsEditorProps>>> = {
  choice: ChoiceOptionsEditor,
  choices: ChoiceOptionsEditor,
  formula: FormulaSettings,
  money: CurrencyEditor,
  relation: RelationTarget,
};
