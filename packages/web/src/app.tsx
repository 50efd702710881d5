// The providers around every page.
import { Toasts, UiLanguageProvider } from '@keepwell/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense, type ReactElement } from 'react';
import { queryClient } from './data/query-client.ts';
import { useLanguageState } from './language/language-state.ts';
import { router } from './router.tsx';

export function App(): ReactElement {
  const language = useLanguageState((state) => state.language);
  return (
    <StrictMode>
      <UiLanguageProvider language={language}>
        <QueryClientProvider client={queryClient}>
          <Toasts>
            <Suspense fallback={null}>
              <RouterProvider router={router} />
            </Suspense>
          </Toasts>
        </QueryClientProvider>
      </UiLanguageProvider>
    </StrictMode>
  );
}
