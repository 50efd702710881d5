// Light or dark: the system decides unless the person chose on this device.
import { create } from 'zustand';

export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'keepwell.theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export const useTheme = create<{ readonly choice: ThemeChoice; readonly shown: 'light' | 'dark' }>(() => ({
  choice: readChoice(),
  shown: shownOf(readChoice()),
}));

function shownOf(choice: ThemeChoice): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return darkSystem.matches ? 'dark' : 'light';
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  applyTheme(choice);
}

function applyTheme(choice: ThemeChoice): void {
  const shown = shownOf(choice);
  document.documentElement.dataset['theme'] = shown;
  useTheme.setState({ choice, shown });
}

/** Applies the choice and follows the system while there is none. */
export function startTheme(): void {
  applyTheme(readChoice());
  darkSystem.addEventListener('change', () => {
    if (useTheme.getState().choice === 'system') applyTheme('system');
  });
}
