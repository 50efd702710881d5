export { HealthBuilderPage } from './health-builder-page.tsx';
