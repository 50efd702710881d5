export { PageMissing as RecordPage } from '../shell/page-missing.tsx';
