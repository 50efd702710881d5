// j and k move through the links of a list, wherever the focus is; in a text being typed they are letters.
import { type RefObject, useEffect } from 'react';
import { isTyping } from '../undo/undo-host.tsx';

export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('.risk__name') ?? [])];
      if (links.length === 0) return;
      const at = links.indexOf(document.activeElement as HTMLElement);
      const next = event.key === 'j' ? at + 1 : at === -1 ? links.length - 1 : at - 1;
      links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [list]);
}
