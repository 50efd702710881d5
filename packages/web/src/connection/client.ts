// The one API client of the page.
import { createClient } from '@keepwell/api';
import { currentLanguage } from '../language/language-state.ts';
import { createTransport } from './transport.ts';

const signedOutListeners = new Set<() => void>();

/** Called when a request finds that the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export const client = createClient(
  createTransport({
    language: () => (currentLanguage() === 'zh' ? 'zh-CN' : 'en'),
    onSignedOut: () => {
      for (const listener of signedOutListeners) listener();
    },
  }),
);
