export { PageMissing as ImportPage, PageMissing as ImportStartPage } from '../shell/page-missing.tsx';
