// useFirstFocus: puts the focus into the control that a page or dialog was opened for.
import { useEffect, useRef, type RefObject } from 'react';

export function useFirstFocus(): RefObject<HTMLInputElement | null> {
  const control = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A dialog moves the focus itself when it opens; this comes after it.
    const frame = requestAnimationFrame(() => control.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return control;
}
