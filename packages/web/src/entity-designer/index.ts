export { PageMissing as EntityDesignerPage } from '../shell/page-missing.tsx';
