// Turns a stretch of the change log into events for one reader: which records of which entity changed, no values.
import type { StreamEvent } from '@keepwell/api';
import { type Actor, type Change, fullGrants, type ChangeLog } from '@keepwell/store';

/** More changed records than this are not named: the page reads again. */
const mostNamed = 200;

type RecordsEvent = Extract<StreamEvent, { topic: 'records' }>;

/** One event per entity and person who changed it, in the order of the log. `position` is that of the last change. */
export async function toEvents(
  changes: readonly Change[],
  reader: Actor,
  log: Pick<ChangeLog, 'visible'>,
): Promise<RecordsEvent[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.entity} ${change.actor}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  const events: RecordsEvent[] = [];
  for (const group of groups.values()) {
    const [{ entity, actor } = { entity: '', actor: '' }] = group;
    if (!reader.grants.entity(entity).read) continue;
    const position = group.at(-1)?.position ?? 0;
    if (group.length > mostNamed) {
      // Not even the records are named, so nothing is told about any one of them.
      events.push({ topic: 'records', entity, records: null, actor, position });
      continue;
    }
    const seen = new Set<number>();
    for (const change of group) {
      if (seen.has(change.record)) continue;
      const isVisible = reader.grants === fullGrants || (await log.visible(reader, change)) !== undefined;
      if (isVisible) seen.add(change.record);
    }
    if (seen.size > 0) events.push({ topic: 'records', entity, records: [...seen], actor, position });
  }
  return events;
}
