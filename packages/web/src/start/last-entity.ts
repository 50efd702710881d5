// Which entity this device looked at last: the start page opens it.

const storageKey = 'keepwell.last-entity';

export function rememberEntity(id: string): void {
  try {
    localStorage.setItem(storageKey, id);
  } catch {
    // The start page then opens the first entity.
  }
}

export function lastEntity(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
