// useRegionCycle: F6 and Shift+F6 take the focus from region to region, back to where it was inside each.
import { useEffect, useRef, type RefObject } from 'react';

/** Regions are the elements with `data-region` inside the root, in document order; hidden ones are passed over. */
export function useRegionCycle(root: RefObject<HTMLElement | null>): void {
  const last = useRef(new WeakMap<Element, HTMLElement>());
  useEffect(() => {
    const frame = root.current;
    if (!frame) return undefined;
    const remember = (event: FocusEvent): void => {
      const target = event.target as HTMLElement;
      const region = target.closest('[data-region]');
      if (region && target !== region) last.current.set(region, target);
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      const regions = [...frame.querySelectorAll<HTMLElement>('[data-region]')].filter(
        (region) => region.offsetParent !== null,
      );
      if (regions.length === 0) return;
      event.preventDefault();
      const at = regions.findIndex((region) => region.contains(document.activeElement));
      const next = event.shiftKey ? (at <= 0 ? regions.length - 1 : at - 1) : (at + 1) % regions.length;
      const region = regions[next];
      const inside = region && last.current.get(region);
      (inside?.isConnected ? inside : region)?.focus();
    };
    frame.addEventListener('focusin', remember);
    window.addEventListener('keydown', press);
    return () => {
      frame.removeEventListener('focusin', remember);
      window.removeEventListener('keydown', press);
    };
  }, [root]);
}
