export { SegmentBuilderPage } from './segment-builder-page.tsx';
