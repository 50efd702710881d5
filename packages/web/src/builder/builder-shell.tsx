// BuilderShell: what stands around a builder, which fills the window: the session, the live stream, what is being loaded.
import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect, type ReactElement } from 'react';
import { openLiveStream } from '../data/live-stream.ts';
import { useSession } from '../data/use-session.ts';
import { PagePending } from '../shell/page-pending.tsx';
import { useSignedOutRedirect } from '../shell/shell.tsx';

export function BuilderShell(): ReactElement | null {
  const queries = useQueryClient();
  const isSignedIn = useSession()?.person != null;
  useEffect(() => (isSignedIn ? openLiveStream(queries) : undefined), [queries, isSignedIn]);
  useSignedOutRedirect();
  if (!isSignedIn) return null;
  return (
    <Suspense fallback={<PagePending />}>
      <Outlet />
    </Suspense>
  );
}
