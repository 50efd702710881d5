// ScrollBody: the scrolling part of a dialog; when it is taller than its place the keyboard can reach and scroll it.
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

export interface ScrollBodyProps {
  className: string;
  children: ReactNode;
}

export function ScrollBody({ className, children }: ScrollBodyProps): ReactElement {
  const body = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => setScrolls(element.scrollHeight > element.clientHeight + 1);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, [children]);
  return (
    // What scrolls must take the focus, or the keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={body} className={className} tabIndex={scrolls ? 0 : undefined}>
      {children}
    </div>
  );
}
