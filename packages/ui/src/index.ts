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
export { Popover, type PopoverProps } from './overlays/popover.tsx';
export { Menu, type MenuProps } from './overlays/menu.tsx';
export { ContextMenu, type ContextMenuProps } from './overlays/context-menu.tsx';
export { type MenuAction, type MenuGroup, type MenuItem, type MenuSubmenu } from './overlays/menu-item.tsx';
export { Dialog, type DialogProps } from './overlays/dialog.tsx';
export { Drawer, type DrawerProps } from './overlays/drawer.tsx';
export { ImpactDialog, type Impact, type ImpactDialogProps } from './overlays/impact-dialog.tsx';
export {
  Toasts,
  ToastRow,
  useToast,
  type ToastControls,
  type ToastMessage,
  type ToastRowProps,
  type ToastsProps,
} from './overlays/toasts.tsx';
export {
  CommandPalette,
  type Command,
  type CommandGroup,
  type CommandPaletteProps,
} from './overlays/command-palette.tsx';

export { Note, type NoteProps } from './feedback/note.tsx';
export { EmptyState, type EmptyStateProps } from './feedback/empty-state.tsx';
export { ErrorPanel, type ErrorPanelProps } from './feedback/error-panel.tsx';
export { Skeleton, type SkeletonProps } from './feedback/skeleton.tsx';
export { Progress, type ProgressProps } from './feedback/progress.tsx';
export { DraftState, type DraftStateProps, type DraftStatus } from './feedback/draft-state.tsx';
export { ProblemRow, ProblemsBadge, type ProblemRowProps, type ProblemsBadgeProps } from './feedback/problems.tsx';

export { Tag, type TagProps } from './data/tag.tsx';
export { Chip, type ChipProps } from './data/chip.tsx';
export {
  AddFilterChip,
  FilterChip,
  Joiner,
  type AddFilterChipProps,
  type FilterChipProps,
} from './data/filter-chip.tsx';
export { Badge, type BadgeProps } from './data/badge.tsx';
export { Avatar, type AvatarProps } from './data/avatar.tsx';
export { BandChip, BandShape, bands, type Band, type BandChipProps, type BandShapeProps } from './data/band-chip.tsx';
export { BandBar, type BandBarProps } from './data/band-bar.tsx';
export { Trend, type TrendProps } from './data/trend.tsx';
export { DeadlineClock, type DeadlineClockProps } from './data/deadline-clock.tsx';
export { KpiStrip, type Kpi, type KpiStripProps } from './data/kpi-strip.tsx';
export { Table, type TableColumn, type TableProps } from './data/table.tsx';
export { Sentence, type SentencePart, type SentenceProps } from './data/sentence.tsx';
export { ConflictTable, type ConflictRow, type ConflictSide, type ConflictTableProps } from './data/conflict-table.tsx';
export { TypeTile, type TypeTileProps } from './data/type-tile.tsx';
export { DiffGroup, DiffLine, type DiffGroupProps, type DiffLineProps } from './data/diff-line.tsx';
export { HistoryRow, type HistoryRowProps } from './data/history-row.tsx';

export { AppShell, type AppShellProps } from './layout/app-shell.tsx';
export { type NavEntry, type NavItem, type NavLink } from './layout/nav-list.tsx';
export { SearchBox, type SearchBoxProps } from './layout/search-box.tsx';
export { BuilderFrame, builderSizes, type BuilderFrameProps, type BuilderSizes } from './layout/builder-frame.tsx';
export { useRegionCycle } from './layout/use-region-cycle.ts';
export { Resizer, type ResizerProps } from './layout/resizer.tsx';
export { Tabs, type TabItem, type TabsProps } from './layout/tabs.tsx';
export { Card, type CardProps } from './layout/card.tsx';
export { PageHead, type PageHeadProps } from './layout/page-head.tsx';
export { Steps, type Step, type StepsProps } from './layout/steps.tsx';
export {
  ChoiceCard,
  ChoiceCards,
  type ChoiceCardProps,
  type ChoiceCardsOption,
  type ChoiceCardsProps,
} from './layout/choice-cards.tsx';
export { Fold, type FoldProps } from './layout/fold.tsx';
export { SelectionBar, type SelectionBarProps } from './layout/selection-bar.tsx';
export { Logo, LogoMark, type LogoProps } from './layout/logo.tsx';
export { VisuallyHidden, type VisuallyHiddenProps } from './layout/visually-hidden.tsx';
