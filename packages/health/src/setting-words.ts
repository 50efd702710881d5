// settingWords: what a type of indicator calls one of its settings, read from its schema.
import type { Text } from '@keepwell/kernel';
import { indicatorTypes } from './indicator-types/index.ts';

/** Undefined: a setting that no inspector shows. */
export function settingWords(type: string, name: string): Text | undefined {
  const { properties } = (indicatorTypes.get(type)?.settingsSchema ?? {}) as {
    readonly properties?: Readonly<Record<string, { words?: Text; anyOf?: readonly { words?: Text }[] }>>;
  };
  const schema = properties?.[name];
  return schema?.words ?? schema?.anyOf?.find(({ words }) => words !== undefined)?.words;
}
