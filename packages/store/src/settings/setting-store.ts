// Small values of the installation and of persons, by name: organisation, language, time zone, open tabs.
import type { Json } from '@keepwell/kernel';

export interface SettingStore {
  get(name: string): Promise<Json | undefined>;
  set(name: string, value: Json): Promise<void>;
  /** Writes only if the setting is absent; answers the value that stands. */
  init(name: string, value: Json): Promise<Json>;
  list(prefix: string): Promise<ReadonlyMap<string, Json>>;
}
