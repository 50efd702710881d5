// The component kit of Keepwell: controls, overlays, feedback, layout and data pieces for every screen.
export { classNames, type ClassPart } from './class-names.ts';
export { Icon, type IconProps, type IconType } from './icon.tsx';
export {
  UiLanguageProvider,
  useUiLanguage,
  useUiTexts,
  type UiLanguageProviderProps,
  type UiLanguageState,
} from './language/ui-language.tsx';
export type { UiLanguage, UiTexts } from './language/ui-texts.ts';

export {
  Button,
  LinkButton,
  type ButtonProps,
  type ButtonSize,
  type ButtonVariant,
  type LinkButtonProps,
} from './controls/button.tsx';
export { IconButton, type IconButtonProps } from './controls/icon-button.tsx';
export { ButtonGroup, type ButtonGroupProps } from './controls/button-group.tsx';
export { Segmented, type SegmentedOption, type SegmentedProps } from './controls/segmented.tsx';
export { Field, type FieldProps } from './controls/field.tsx';
export { useControlWiring, type ControlWiring, type ControlWiringProps } from './controls/field-context.tsx';
export { ControlProblem, type ControlProblemProps } from './controls/control-problem.tsx';
export { Input, type InputProps } from './controls/input.tsx';
export { Textarea, type TextareaProps } from './controls/textarea.tsx';
export { NumberInput, type NumberInputProps } from './controls/number-input.tsx';
export { PasswordInput, type PasswordInputProps } from './controls/password-input.tsx';
export { CopyField, type CopyFieldProps } from './controls/copy-field.tsx';
export { Select, type SelectProps } from './controls/select.tsx';
export { MultiSelect, type MultiSelectProps } from './controls/multi-select.tsx';
export { type SelectOption } from './controls/select-option.tsx';
export { Checkbox, type CheckboxProps } from './controls/checkbox.tsx';
export { Switch, type SwitchProps } from './controls/switch.tsx';
export { RadioGroup, type RadioGroupProps, type RadioOption } from './controls/radio-group.tsx';
export { Calendar, type CalendarProps } from './controls/calendar.tsx';
export { DatePicker, type DatePickerProps, type DateShortcut } from './controls/date-picker.tsx';
export { DateTimePicker, type DateTimePickerProps } from './controls/date-time-picker.tsx';
export { FileDrop, type FileDropProps } from './controls/file-drop.tsx';
export { OptionColourPicker, type OptionColourPickerProps } from './controls/option-colour-picker.tsx';
export { isOptionColour, optionClass, optionColours, type OptionColour } from './controls/option-colours.ts';

export {
  formatNumber,
  readNumber,
  roundTo,
  shiftDecimal,
  type NumberFormat,
  type ReadNumber,
} from './text/number-text.ts';
export {
  addDays,
  daysInMonth,
  formatDate,
  formatDateTime,
  fromIsoDate,
  isIsoDate,
  readDate,
  readDateTime,
  readTime,
  toIsoDate,
  type DateProblem,
  type ReadDate,
} from './text/date-text.ts';
export { filterOptions, markFound, matchesQuery, type Findable } from './text/option-filter.ts';
export { FoundText, type FoundTextProps } from './text/found-text.tsx';
export { sizeText } from './text/file-text.ts';

export { Tooltip, type TooltipProps } from './overlays/tooltip.tsx';
export { Spinner, type SpinnerProps } from './feedback/spinner.tsx';
export { Kbd, type KbdProps } from './data/kbd.tsx';
