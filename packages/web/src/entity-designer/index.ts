export { EntityDesignerPage } from './entity-designer-page.tsx';
export { NewEntityDialog, type NewEntityDialogProps } from '../start/new-entity-dialog.tsx';
