// The page's cache of what the server said.
import { AppError } from '@keepwell/kernel';
import { QueryClient } from '@tanstack/react-query';
import { wireDetail } from '../connection/transport.ts';

/** A refusal stays a refusal; only what may pass by itself is tried again. */
function mayPassByItself(failure: unknown): boolean {
  if (!(failure instanceof AppError)) return false;
  const status = wireDetail(failure)?.status;
  return failure.code === 'web.offline' || (status !== undefined && status >= 502);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      retry: (count, failure) => count < 2 && mayPassByItself(failure),
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
