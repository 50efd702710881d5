// Idempotency: the same key again answers with what the first call wrote.
import { createHash } from 'node:crypto';
import { AppError, stableJson } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import { askOne, type Step, tell } from '../database/step.ts';

const keptForMs = 48 * 3_600_000;

/** Names what was asked for: the same key with another content is a mistake of the caller. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(stableJson(content)).digest('hex');
}

export function* recallAnswer<T>(acting: Acting, key: string | undefined, digest: string): Step<T | undefined> {
  if (key === undefined) return undefined;
  const row = yield* askOne({
    sql: 'select digest, answer from request_key where key = $1',
    parameters: [`${acting.actor} ${key}`],
  });
  if (row === undefined) return undefined;
  if (row.digest !== digest) throw new AppError('store.key_reused');
  return JSON.parse(String(row.answer)) as T;
}

export function* rememberAnswer(acting: Acting, key: string | undefined, digest: string, answer: unknown): Step<void> {
  if (key === undefined) return;
  yield* tell({ sql: 'delete from request_key where at < $1', parameters: [acting.now - keptForMs] });
  yield* tell({
    sql: 'insert into request_key (key, actor, digest, answer, at) values ($1, $2, $3, $4, $5)',
    parameters: [`${acting.actor} ${key}`, acting.actor, digest, JSON.stringify(answer), acting.now],
  });
}
