// The last unsaved state of a draft on this device: what survives a crash of the tab or of the network.

export interface DraftBackup {
  /** Token of the draft that the edits were made on. */
  readonly token: number;
  readonly body: unknown;
  /** Epoch ms. */
  readonly at: number;
}

export interface BackupStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const keyOf = (document: string): string => `keepwell.draft.${document}`;

export function readBackup(storage: BackupStorage, document: string): DraftBackup | null {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(document)) ?? 'null') as Partial<DraftBackup> | null;
    if (typeof kept?.token !== 'number' || typeof kept.at !== 'number' || kept.body == null) return null;
    return { token: kept.token, body: kept.body, at: kept.at };
  } catch {
    return null;
  }
}

export function writeBackup(storage: BackupStorage, document: string, backup: DraftBackup | null): void {
  try {
    if (backup === null) storage.removeItem(keyOf(document));
    else storage.setItem(keyOf(document), JSON.stringify(backup));
  } catch {
    // A full or forbidden storage: the server still gets every draft, only a crash could lose the last second.
  }
}
