// Every page and its typed search parameters; the code of a page is loaded with it.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from './data/query-client.ts';
import { sessionQuery } from './data/use-session.ts';
import { checkListSearch } from './grid/list-search.ts';
import { PageError } from './shell/page-error.tsx';
import { PageMissing } from './shell/page-missing.tsx';
import { PagePending } from './shell/page-pending.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string; step?: 'start' } => ({
    // A token of digits is read from the URL as a number.
    token: typeof search['token'] === 'number' ? String(search['token']) : text(search['token']),
    step: search['step'] === 'start' ? 'start' : undefined,
  }),
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search['to']) }),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./sign-in/invitation-page.tsx'), 'InvitationPage'),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./sign-in/reset-page.tsx'), 'ResetPage'),
});

async function needSession({
  context,
  location,
}: {
  context: RouterContext;
  location: { href: string };
}): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery);
  if (session.state === 'setup') throw redirect({ to: '/setup' });
  if (session.state === 'signedOut') {
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  }
}

/** Everything that needs a session stands in the shell, or, as builders do, in the whole window. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

const builderRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'builder',
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./builder/builder-shell.tsx'), 'BuilderShell'),
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { model?: string; scope?: 'mine' | 'all' } => ({
    model: text(search['model']),
    scope: search['scope'] === 'mine' || search['scope'] === 'all' ? search['scope'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./start/start-page.tsx'), 'StartPage'),
});

const recordsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/e/$entity',
  validateSearch: checkListSearch,
  component: lazyRouteComponent(() => import('./grid/records-page.tsx'), 'RecordsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/e/$entity/r/$record',
  validateSearch: checkListSearch,
  component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
});

const designRoute = createRoute({
  getParentRoute: () => builderRoute,
  path: '/e/$entity/design',
  validateSearch: (search: Record<string, unknown>): { field?: string; plan?: true } => ({
    field: text(search['field']),
    plan: search['plan'] === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./entity-designer/index.ts'), 'EntityDesignerPage'),
});

const modelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health',
  component: lazyRouteComponent(() => import('./health/models-page.tsx'), 'ModelsPage'),
});

const segmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments',
  component: lazyRouteComponent(() => import('./segments/segments-page.tsx'), 'SegmentsPage'),
});

const segmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments/$segment',
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search['part']) }),
  component: lazyRouteComponent(() => import('./segments/segment-page.tsx'), 'SegmentPage'),
});

const segmentBuilderRoute = createRoute({
  getParentRoute: () => builderRoute,
  path: '/segments/$segment/edit',
  component: lazyRouteComponent(() => import('./segment-builder/index.ts'), 'SegmentBuilderPage'),
});

const healthBuilderRoute = createRoute({
  getParentRoute: () => builderRoute,
  path: '/health/$model',
  validateSearch: (search: Record<string, unknown>): { node?: string; variant?: string; view?: 'review' } => ({
    node: text(search['node']),
    variant: text(search['variant']),
    view: search['view'] === 'review' ? 'review' : undefined,
  }),
  component: lazyRouteComponent(() => import('./health-builder/index.ts'), 'HealthBuilderPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { entity?: string } => ({ entity: text(search['entity']) }),
  component: lazyRouteComponent(() => import('./import/index.ts'), 'ImportStartPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/$id',
  component: lazyRouteComponent(() => import('./import/index.ts'), 'ImportPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./settings/account-section.tsx'), 'AccountSection'),
});

const organisationRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./settings/organisation-section.tsx'), 'OrganisationSection'),
});

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/members',
  component: lazyRouteComponent(() => import('./settings/members-section.tsx'), 'MembersSection'),
});

const binRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bin',
  component: lazyRouteComponent(() => import('./bin/bin-page.tsx'), 'BinPage'),
});

const routeTree = rootRoute.addChildren([
  setupRoute,
  signInRoute,
  invitationRoute,
  resetRoute,
  shellRoute.addChildren([
    homeRoute,
    recordsRoute,
    recordRoute,
    modelsRoute,
    segmentsRoute,
    segmentRoute,
    importsRoute,
    importRoute,
    settingsRoute.addChildren([accountRoute, organisationRoute, membersRoute]),
    binRoute,
  ]),
  builderRoute.addChildren([designRoute, healthBuilderRoute, segmentBuilderRoute]),
]);

export const router = createRouter({
  routeTree,
  context: { queries: queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 100,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: PageMissing,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
