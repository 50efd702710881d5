// useCommandKeys: the keys of a builder's commands, wherever they count.
import { useEffect, useRef } from 'react';
import { type BuilderCommand, isPressed, reaches } from './builder-command.ts';

export function useCommandKeys(commands: readonly BuilderCommand[]): void {
  const now = useRef(commands);
  useEffect(() => {
    now.current = commands;
  });
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      const command = now.current.find(
        (one) => one.keys?.some((keys) => isPressed(keys, event)) === true && reaches(one, event.target),
      );
      if (command === undefined) return;
      // Also where it cannot be done just now: the browser's own undo would change what nobody sees.
      event.preventDefault();
      if (command.isEnabled !== false) command.run();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
