// placeholder until the grid lands in the next commit
export { PageMissing as RecordsPage } from '../shell/page-missing.tsx';
