// Writes to settings.
import type { Json } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';

export function* setSetting(
  _work: Work,
  _acting: Acting,
  input: { readonly name: string; readonly value: Json; readonly onlyIfAbsent: boolean },
): Step<Json> {
  const clash = input.onlyIfAbsent ? 'do nothing' : '(name) do update set value = excluded.value';
  yield* tell({
    sql: `insert into setting (name, value) values ($1, $2) on conflict ${clash}`,
    parameters: [input.name, JSON.stringify(input.value)],
  });
  const row = yield* askOne({ sql: 'select value from setting where name = $1', parameters: [input.name] });
  return JSON.parse(String(row?.value ?? 'null')) as Json;
}
