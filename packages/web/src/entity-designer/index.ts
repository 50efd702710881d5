export { EntityDesignerPage } from './entity-designer-page.tsx';
export { IconPicker, type IconPickerProps } from './icon-picker.tsx';
export { LabelsInput, type LabelsInputProps } from './labels-input.tsx';
