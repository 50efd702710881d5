// Joins class names and leaves out what is switched off.
export type ClassPart = string | false | null | undefined;

/** `classNames('btn', busy && 'btn--busy')` → `'btn btn--busy'`. */
export function classNames(...parts: readonly ClassPart[]): string {
  return parts.filter(Boolean).join(' ');
}
